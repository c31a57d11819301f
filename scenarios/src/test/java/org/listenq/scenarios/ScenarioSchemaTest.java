package org.listenq.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.listenq.scenarios.assembly.CoreSystems;

/** The schema and the reader agree: what the reader takes the schema takes, and what it can refuse it refuses. */
class ScenarioSchemaTest {

    private static final Path COMMITTED = Path.of("schema/scenario.schema.json");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final JsonSchema OF_TESTS = schema(TestSystems.SYSTEMS);
    private static final JsonSchema OF_CORE = schema(new CoreSystems());

    /** Mistakes that no schema sees: of the text below its values, and of values that do not fit each other. */
    private static final ImmutableSet<String> FOR_THE_READER_ALONE = ImmutableSet.of(
            "time finer than a nanosecond",
            "time beyond 64 bits",
            "part of a byte",
            "count of all without end",
            "count that differs from the listed times",
            "leading zero",
            "yes for true",
            "duplicate key",
            "second document",
            "until before from",
            "uniform the wrong way round",
            "accept after the run",
            "pause longer than the run",
            "pause the wrong way round",
            "pauses that overlap",
            "drop rule for an unknown group",
            "drop rule for a client that does not exist",
            "two groups of one name",
            "two listeners on one port",
            "unknown listener",
            "several listeners and none chosen",
            "reopen without close",
            "reopen before close",
            "client closes before it connects",
            "close and abort",
            "flood that sends",
            "arrivals from a missing file",
            "arrivals from a file elsewhere",
            "phase of a minute",
            "source ports beyond the last",
            "TCP_SYNCNT under a stack that lacks it",
            "options of a listening socket under a policy that lacks them",
            "an accept filter for requests without requests");

    @Test
    void committedSchema_comparedToTheGenerated_isTheSame() throws IOException {
        String generated = ScenarioSchema.text(new CoreSystems());
        if (System.getProperty("golden.update") != null) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, generated);
        }
        assertThat(COMMITTED).content().isEqualTo(generated);
    }

    @Test
    void keysWithTypes_andKeysOfTheReference_areTheSame() {
        List<String> keys = Reference.kinds().stream()
                .flatMap(kind -> Reference.keys(kind).stream().map(key -> kind + " " + key))
                .toList();
        assertThat(ReferenceTypes.keys()).containsExactlyInAnyOrderElementsOf(keys);
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void rangeOfWholeNumbers_atItsEnds_isThatOfTheReader(String kind, String key, BigInteger min, BigInteger max) {
        assertThat(List.of(isOutOfRange(kind, key, min), isOutOfRange(kind, key, max)))
                .containsOnly(false);
        assertThat(List.of(
                        isOutOfRange(kind, key, min.subtract(BigInteger.ONE)),
                        isOutOfRange(kind, key, max.add(BigInteger.ONE))))
                .containsOnly(true);
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void bundledScenario_validated_isTaken(String name) throws IOException {
        ScenarioLibrary.Entry entry = ScenarioLibrary.open(name);
        assertThat(OF_CORE.validate(YAML.readTree(entry.text()))).isEmpty();
        Path folder = Path.of("library", name).getParent();
        String first = entry.text().lines().findFirst().orElseThrow();
        assertThat(first).startsWith("# yaml-language-server: $schema=");
        assertThat(folder.resolve(first.substring(first.indexOf('=') + 1)).normalize())
                .isEqualTo(COMMITTED);
    }

    @Test
    void scenariosByChance_validated_areTaken() throws IOException {
        for (long seed = 1; seed <= 300; seed++) {
            String text = ScenarioWriter.write(new RandomScenario(seed).next());
            assertThat(OF_TESTS.validate(YAML.readTree(text)))
                    .as("seed %d:%n%s", seed, text)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timers: linux-wheel",
                "timers: {linux-wheel: {hz: 100, phase: 1s}}",
                "network: {delay: {uniform: [1ms, 5ms]}, loss: 0.02, blackouts: {at: 1s, for: 2s}}",
                "network: {delay: {empirical: [1ms, 2ms]}, to-client: {loss: 2 %, reorder: none}}",
                "network: {delay: {exponential: {mean: 10ms}}, drop: [{kind: SYN, nth: [1, 3], client: a/1}]}",
                "network: {loss: {gilbert-elliott: {good-to-bad: 1%, bad-to-good: 20%}}}",
                "network: {bandwidth: {rate: 10Mbit/s}, to-server: {bandwidth: none}}",
                "trace: {level: queues, only: {clients: [a, a/1], causes: [SIM_LINK_LOSS]}}",
                "description: 6.18",
            })
    void formOfTheLanguage_validated_isTakenAsTheReaderTakesIt(String more) throws IOException {
        String text = "name: x\nclients: [{name: a, arrivals: at-once}]\nserver: {backlog: 2}\n" + more + "\n";
        new ScenarioReader(TestSystems.SYSTEMS).read("f.yaml", text);
        assertThat(OF_TESTS.validate(YAML.readTree(text))).isEmpty();
    }

    @Test
    void badInputs_validated_areRefusedWhereASchemaCan() throws IOException {
        List<String> taken = new ArrayList<>();
        for (Arguments each : BadInputTest.table().toList()) {
            if (takes((String) each.get()[1])) {
                taken.add((String) each.get()[0]);
            }
        }
        assertThat(taken).containsExactlyElementsOf(FOR_THE_READER_ALONE);
    }

    @Test
    void settingOfAnotherSystem_validated_isRefusedByItsName() throws IOException {
        String text = """
                name: x
                clients: [{name: a, arrivals: at-once}]
                server: {policy: unp, backlog: 2, settings: {net.core.somaxconn: 1}}
                """;
        Set<ValidationMessage> messages = OF_TESTS.validate(YAML.readTree(text));
        assertThat(messages).singleElement().asString().contains("net.core.somaxconn");
    }

    static Stream<Arguments> ranges() {
        Pattern range = Pattern.compile("(-?[0-9]+)\\.\\.(-?[0-9]+)");
        return StreamSupport.stream(ReferenceTypes.keys().spliterator(), false)
                .map(key -> Splitter.on(' ').splitToList(key))
                .flatMap(key -> range.matcher(ReferenceTypes.of(key.get(0), key.get(1)))
                        .results()
                        .limit(1)
                        .map(ends -> Arguments.of(
                                key.get(0), key.get(1), new BigInteger(ends.group(1)), new BigInteger(ends.group(2)))));
    }

    private static boolean isOutOfRange(String kind, String key, BigInteger value) {
        String written = ReferenceTypes.of(kind, key).startsWith("[") ? "[" + value + "]" : value.toString();
        return ReferenceTest.problems(kind, key, written).stream()
                .anyMatch(problem -> problem.path().matches("(.*\\.)?" + key + "(\\[0])?")
                        && problem.found().endsWith(" is out of range"));
    }

    static List<String> bundled() {
        return ScenarioLibrary.list();
    }

    private static boolean takes(String yaml) throws IOException {
        try {
            return OF_TESTS.validate(YAML.readTree(yaml)).isEmpty();
        } catch (JsonProcessingException notYaml) {
            return false;
        }
    }

    private static JsonSchema schema(Systems systems) {
        try {
            JsonNode tree = new ObjectMapper().readTree(ScenarioSchema.text(systems));
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
