package org.listenq.runner.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.io.BaseEncoding;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.listenq.runner.execution.Captures;
import org.listenq.scenarios.NamedFiles;
import org.listenq.scenarios.Overrides;
import org.listenq.scenarios.ScenarioReader;
import org.listenq.scenarios.ScenarioWriter;
import org.listenq.scenarios.assembly.CoreSystems;
import org.listenq.scenarios.assembly.ScenarioAssembler;
import org.listenq.scenarios.value.Scenario;
import org.listenq.scenarios.yaml.BadScenario;
import org.listenq.scenarios.yaml.YamlText;

/**
 * Bytes of a scenario file: refused with a message, or read, written, read as the same scenario again, and one that can
 * be run.
 */
public final class ScenarioFuzz {

    /** A capture of one SYN: raw IP, nanoseconds. */
    private static final byte[] CAPTURE = BaseEncoding.base16()
            .decode("A1B23C4D00020004000000000000000000040000000000650000000100000000000000280000002845000028"
                    + "0001000040060000" + "0A0100010A000001" + "80001F900000000100000000500220000000" + "0000");

    private static final NamedFiles FILES = NamedFiles.of(
            ImmutableMap.of("t.csv", "time_ms\n0\n10\n20\n".getBytes(StandardCharsets.UTF_8), "c.pcap", CAPTURE));
    private static final String CAPTURED =
            "name: x\nclients: [{name: a, arrivals: {capture: c.pcap}}]\nserver: {backlog: 2}\n";
    private static final CoreSystems SYSTEMS = new CoreSystems();
    private static final ScenarioReader READER = new ScenarioReader(SYSTEMS, new Captures());

    private ScenarioFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        read(() -> YamlText.decode("f.yaml", bytes)).ifPresent(text -> checked(text, Overrides.none()));
    }

    /** Reads {@code text} after {@code overrides}, checks what comes of it, and returns it unless it is refused. */
    static Optional<Scenario> checked(String text, Overrides overrides) {
        return checked(text, overrides, FILES);
    }

    /** Checks the scenario whose clients come from {@code capture}. */
    static void checkArrivals(byte[] capture) {
        checked(CAPTURED, Overrides.none(), NamedFiles.of(ImmutableMap.of("c.pcap", capture)));
    }

    private static Optional<Scenario> checked(String text, Overrides overrides, NamedFiles files) {
        Optional<Scenario> scenario = read(() -> READER.read("f.yaml", text, overrides, files));
        scenario.ifPresent(read -> check(read, files));
        return scenario;
    }

    private static void check(Scenario scenario, NamedFiles files) {
        String canonical = ScenarioWriter.write(scenario);
        Scenario again = READER.read("canonical.yaml", canonical, Overrides.none(), files);
        assertThat(again).as(canonical).isEqualTo(scenario);
        assertThat(ScenarioWriter.write(again)).isEqualTo(canonical);
        assertThat(ScenarioWriter.parameters(again)).isNotEmpty();
        ScenarioAssembler.plan(scenario, 0, SYSTEMS);
    }

    /** Returns what {@code reading} gives; nothing if it is refused, with a message that says where and why. */
    static <T> Optional<T> read(java.util.function.Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (BadScenario e) {
            assertThat(e.problems()).isNotEmpty().allSatisfy(problem -> assertThat(problem.found())
                    .isNotBlank());
            assertThat(e.getMessage().lines())
                    .hasSizeLessThan(52)
                    .allMatch(line -> line.contains(": ") || line.equals("and more"));
            return Optional.empty();
        }
    }
}
