package org.listenq.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.listenq.scenarios.yaml.BadScenario;
import org.listenq.scenarios.yaml.Problem;

/** The reference file and the reader know the same keys; a reader that asks for another key fails by itself. */
class ReferenceTest {

    private static final String GROUP = "name: x\nclients: [{name: a, arrivals: %s}]\nserver: {backlog: 2}\n";
    private static final String CLIENT = "name: x\nclients: [{name: a, arrivals: at-once, %s}]\nserver: {backlog: 2}\n";
    private static final String SERVER = "name: x\nclients: [{name: a, arrivals: at-once}]\nserver: {backlog: 2, %s}\n";
    private static final String REST = "name: x\nclients: [{name: a, arrivals: at-once}]\nserver: {backlog: 2}\n%s\n";

    /** For each kind of mapping a file that has one where {@code @} stands, and what tells its form from others. */
    private static final ImmutableMap<String, String> FILES = ImmutableMap.<String, String>builder()
            .put("scenario", "@")
            .put("client", "clients: [@]")
            .put("client-options", CLIENT.formatted("options: @"))
            .put("arrivals-at-once", GROUP.formatted("@"))
            .put("arrivals-at", GROUP.formatted("@"))
            .put("arrivals-every", GROUP.formatted("@every: 1s"))
            .put("arrivals-poisson", GROUP.formatted("@poisson: 1/s"))
            .put("arrivals-file", GROUP.formatted("@"))
            .put("arrivals-capture", GROUP.formatted("@capture: 1p"))
            .put("send", CLIENT.formatted("send: [@]"))
            .put("end-at", CLIENT.formatted("close: @"))
            .put("end-after", CLIENT.formatted("abort: @"))
            .put("retry", CLIENT.formatted("retry: @"))
            .put("network", REST.formatted("network: @"))
            .put("direction", REST.formatted("network: {to-client: @}"))
            .put("uniform", REST.formatted("network: {delay: @}"))
            .put("normal", REST.formatted("network: {delay: {normal: @}}"))
            .put("lognormal", REST.formatted("network: {delay: {lognormal: @}}"))
            .put("exponential", REST.formatted("network: {delay: {exponential: @}}"))
            .put("pareto", REST.formatted("network: {delay: {pareto: @}}"))
            .put("gilbert-elliott", REST.formatted("network: {loss: {gilbert-elliott: @}}"))
            .put("drop", REST.formatted("network: {drop: [@]}"))
            .put("window", REST.formatted("network: {blackouts: [@from: 1s]}"))
            .put("window-for", SERVER.formatted("pauses: @at: 1s"))
            .put("reorder", REST.formatted("network: {reorder: @}"))
            .put("duplicate", REST.formatted("network: {duplicate: @}"))
            .put("bandwidth", REST.formatted("network: {bandwidth: @}"))
            .put("server", "server: @")
            .put("listener", "server: {listeners: [@]}")
            .put("listener-options", SERVER.formatted("options: @"))
            .put("accept-after", SERVER.formatted("accept: @after: 1s"))
            .put("accept-at", SERVER.formatted("accept: @"))
            .put("accept-every", SERVER.formatted("accept: @every: 1s"))
            .put("accept-workers", SERVER.formatted("accept: @workers: 1"))
            .put("app-reply", SERVER.formatted("app: @"))
            .put("close", SERVER.formatted("close: @"))
            .put("reopen", SERVER.formatted("reopen: @"))
            .put("relisten", SERVER.formatted("relisten: [@]"))
            .put("costs", SERVER.formatted("costs: @"))
            .put("linux-wheel", REST.formatted("timers: {linux-wheel: @}"))
            .put("run", REST.formatted("run: @"))
            .put("trace", REST.formatted("trace: @"))
            .put("only", REST.formatted("trace: {only: @}"))
            .put("netstat", REST.formatted("netstat: @"))
            .buildOrThrow();

    @Test
    void kindsOfMapping_inReferenceAndHere_areTheSame() {
        assertThat(FILES.keySet()).containsExactlyInAnyOrderElementsOf(Reference.kinds());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void documentedKey_withNonsense_isReadAndRefused(String kind, String key) {
        List<Problem> problems = problems(kind, key, "{nonsense: 1}");
        assertThat(problems)
                .as("%s of %s is known and looked at", key, kind)
                .anyMatch(problem -> problem.path().matches("(.*\\.)?" + key + "(\\.nonsense|\\[0])?"))
                .noneMatch(problem ->
                        problem.path().endsWith("." + key) && problem.found().equals("unknown key"));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void documentedKey_inTheFile_hasAMeaningBehindIt(String kind, String key) {
        assertThat(Reference.text().lines())
                .as("meaning of %s of %s", key, kind)
                .anyMatch(line -> line.matches("  " + key + ": .* # .{4,}"));
    }

    static Stream<Arguments> keys() {
        return Reference.kinds().stream()
                .flatMap(kind -> Reference.keys(kind).stream().map(key -> Arguments.of(kind, key)));
    }

    /** What the reader says of a file in which {@code value} stands at {@code key} of {@code kind}. */
    static List<Problem> problems(String kind, String key, String value) {
        String file = FILES.getOrDefault(kind, "");
        String other = file.replaceAll("(?s).*@([a-z-]*).*", "$1");
        boolean first = other.equals(key) || other.isEmpty();
        String rest = file.contains("@" + other + ":") && !other.isEmpty()
                ? file.substring(file.indexOf('@') + 1).replaceAll("(?s)([a-z-]+: [0-9]+(?:/?[a-z]+)?).*", "$1")
                : "";
        String nonsense = "{" + (first || rest.isEmpty() ? "" : rest + ", ") + key + ": " + value + "}";
        String yaml = file.replace("@" + rest, nonsense);
        ScenarioReader reader = new ScenarioReader(TestSystems.SYSTEMS);
        try {
            reader.read("f.yaml", yaml);
            return List.of();
        } catch (BadScenario refused) {
            return refused.problems();
        }
    }
}
