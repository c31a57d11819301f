package org.listenq.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listenq.scenarios.value.Accept;
import org.listenq.scenarios.value.Scenario;
import org.listenq.scenarios.yaml.BadScenario;

class OverridesTest {

    private static final String SHORT = """
            name: x
            clients:
              - {name: burst, count: 6, arrivals: {every: 10ms}}
            network: {delay: 12ms, drop: [{kind: SYN, client: burst/3}]}
            server:
              policy: linux-6.18
              backlog: 2
              accept: {after: 20s, then: at-once}
            """;

    private static final String LONG = """
            name: x
            clients:
              - {name: burst, arrivals: at-once, listener: web}
            server:
              listeners:
                - {name: web, backlog: 2}
                - {name: api, backlog: 2, port: 81}
            """;

    @ParameterizedTest
    @CsvSource({
        "clients.burst.count=20, 20",
        "clients[0].count=21, 21",
        "clients.burst.arrivals.every=5ms, 6",
    })
    void group_overridden_isCalledByNameOrNumber(String assignment, int count) {
        assertThat(read(SHORT, assignment).clients().get(0).count()).hasValue(count);
    }

    @Test
    void settings_overridden_takeTheRestOfThePathAsOneKey() {
        Scenario scenario = read(SHORT, "server.settings.net.ipv4.tcp_syncookies=0");
        assertThat(scenario.server().settings()).containsExactly(java.util.Map.entry("net.ipv4.tcp_syncookies", 0L));
    }

    @Test
    void partThatIsNotWritten_overridden_comesIntoBeing() {
        assertThat(read(SHORT, "run.duration=60s").run().duration()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void listeners_overridden_areCalledByName() {
        assertThat(read(LONG, "server.listeners.api.backlog=7").server().listeners())
                .extracting(listener -> listener.backlog())
                .containsExactly(2, 7);
    }

    @Test
    void wholeForm_overridden_isYaml() {
        assertThat(read(SHORT, "server.accept={every: 250ms, max: 3}")
                        .server()
                        .listeners()
                        .get(0)
                        .accept())
                .isEqualTo(new Accept.Every(Duration.ofMillis(250), Duration.ZERO, java.util.OptionalInt.of(3)));
    }

    @Test
    void listElement_overridden_isCalledByNumber() {
        assertThat(read(SHORT, "network.drop[0].nth=2").network().drops().get(0).nth())
                .containsExactly(2);
    }

    @Test
    void several_applied_lastOneHolds() {
        assertThat(read(SHORT, "run.seed=5", "run.seed=6").run().seed()).isEqualTo(6);
    }

    @Test
    void policyAndSeed_given_areOverridesWithNames() {
        Overrides overrides = Overrides.none().policy("unp").seed("7");
        Scenario scenario = reader().read("f.yaml", SHORT, overrides, NamedFiles.none());
        assertThat(scenario.server().policy()).isEqualTo("unp");
        assertThat(scenario.run().seed()).isEqualTo(7);
        assertThat(overrides.assignments()).containsExactly("server.policy=unp", "run.seed=7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "clients.brst=2| PATH: unknown element 'brst' of 'clients'; did you mean 'burst'? (known: burst)",
                "clients[1].count=2 | PATH: unknown element '[1]' of 'clients' (known: burst)",
                "network.drop[4].nth=2 | PATH: unknown element '[4]' of 'network.drop' (it has 1 elements)",
                "network.delay.mean=3ms | PATH: 'network.delay' is '12ms' and has no 'mean' (set the whole of it)",
                "clients.burst.cout=2 | PATH: unknown key; did you mean 'count'? (KEYS)",
                "server.backlog=x | PATH: 'x' is not a whole number (RANGE)",
                "server.backlog= | PATH: found nothing (expected a whole number)",
                "server.backlog=[ | not YAML: expected the node content, but found '<stream end>'",
                "serverbacklog | no path and value (expected path=value)",
                "=5 | no path and value (expected path=value)",
            })
    void mistake_applied_namesThePathAndTheNearest(String assignment, String message) {
        BadScenario bad = catchThrowableOfType(BadScenario.class, () -> read(SHORT, assignment));
        String path = assignment.substring(0, Math.max(assignment.indexOf('='), 0));
        assertThat(bad.getMessage())
                .isEqualTo("--set " + assignment + ": "
                        + message.replace("PATH", path)
                                .replace("KEYS", keys())
                                .replace("RANGE", "expected a whole number from -2147483648 to 2147483647"));
    }

    @Test
    void unknownPolicy_given_namesTheNearest() {
        assertThatThrownBy(
                        () -> reader().read("f.yaml", SHORT, Overrides.none().policy("linux-6.8"), NamedFiles.none()))
                .hasMessage("--policy linux-6.8: server.policy: unknown policy 'linux-6.8';"
                        + " did you mean 'linux-6.18'? (known: linux-6.18, unp)");
    }

    private static Scenario read(String text, String... assignments) {
        return reader().read("f.yaml", text, Overrides.of(List.of(assignments)), NamedFiles.none());
    }

    private static String keys() {
        return "known keys: " + String.join(", ", Reference.keys("client"));
    }

    private static ScenarioReader reader() {
        return new ScenarioReader(TestSystems.SYSTEMS);
    }
}
