package org.listenq.scenarios.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listenq.scenarios.NamedFiles;
import org.listenq.scenarios.ScenarioReader;
import org.listenq.scenarios.assembly.CoreSystems;
import org.listenq.scenarios.yaml.BadScenario;

/** What a study file means, and what is said about one that means nothing. */
class StudyReaderTest {

    private static final String BASE = "name: s\nscenario: base.yaml\n";
    private static final String SCENARIO = """
            name: base
            clients: [{name: c, count: 3, arrivals: {every: 10ms}}]
            server: {backlog: 2}
            """;

    private static Study read(String text) {
        MetricNames names = name -> name.equals("odd") ? Optional.of("'odd' is no metric") : Optional.empty();
        return new StudyReader(new CoreSystems(), names).read("s.yaml", BASE + text);
    }

    private static ImmutableList<Cell> cells(String text) {
        StudyPlan.Text scenario = new StudyPlan.Text("base.yaml", SCENARIO, NamedFiles.none());
        return StudyPlan.of(read(text), scenario, new ScenarioReader(new CoreSystems()))
                .cells();
    }

    private static List<String> labels(String text) {
        return cells(text).stream().map(cell -> cell.labels().toString()).toList();
    }

    @Test
    void policiesAndAxes_planned_giveEveryCombinationPoliciesOutermost() {
        assertThat(labels("policies: [unp, linux-6.18]\naxes: {server.backlog: [0, 5], clients.c.count: [3, 4]}\n"))
                .hasSize(8)
                .startsWith(
                        "{policy=unp, server.backlog=0, clients.c.count=3}",
                        "{policy=unp, server.backlog=0, clients.c.count=4}",
                        "{policy=unp, server.backlog=5, clients.c.count=3}")
                .endsWith("{policy=linux-6.18, server.backlog=5, clients.c.count=4}");
    }

    @Test
    void policyWithSettings_planned_setsThem() {
        String text = "policies: [{name: a, policy: linux-6.18, set: {server.settings.net.core.somaxconn: 9}}]\n";
        assertThat(cells(text).get(0).assignments())
                .containsExactly("server.policy=linux-6.18", "server.settings.net.core.somaxconn=9");
    }

    @Test
    void pairedAxes_planned_goTogether() {
        assertThat(labels("paired: [{server.backlog: [1, 2], clients.c.count: [10, 20]}]\n"))
                .containsExactly("{server.backlog=1, clients.c.count=10}", "{server.backlog=2, clients.c.count=20}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{from: 0, to: 10, step: 4}; [0, 4, 8]",
                "{from: 1, to: 100, factor: 10}; [1, 10, 100]",
                "{from: 1, to: 5, factor: 1.5}; [1, 2, 3, 5]",
                "{from: 1, to: 1, step: 1}; [1]",
            })
    void range_planned_givesItsValues(String range, String values) {
        assertThat(cells("axes: {server.backlog: " + range + "}\n"))
                .extracting(cell -> cell.labels().get("server.backlog"))
                .hasToString(values);
    }

    @Test
    void rangeWithUnit_planned_keepsIt() {
        assertThat(cells("axes: {network.delay: {from: 0.5ms, to: 2ms, step: 0.5ms}}\n"))
                .extracting(cell -> cell.labels().get("network.delay"))
                .containsExactly("0.5ms", "1ms", "1.5ms", "2ms");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "server.backlog < clients.c.count; 3",
                "server.backlog >= clients.c.count; 1",
                "server.backlog = 5 or clients.c.count = 9; 3",
                "server.backlog != 5; 2",
                "server.backlog > 4ms; 0",
            })
    void condition_planned_leavesOutWhatFailsIt(String condition, int left) {
        String axes = "axes: {server.backlog: [0, 5], clients.c.count: [4, 9]}\n";
        int cells = left == 0
                ? 0
                : cells(axes + "conditions: ['" + condition + "']\n").size();
        assertThat(cells).isEqualTo(left);
    }

    @Test
    void commonChance_planned_givesTheReplicationItsOwnNumberEverywhere() {
        StudyPlan.Text scenario = new StudyPlan.Text("base.yaml", SCENARIO, NamedFiles.none());
        String axes = "axes: {server.backlog: [0, 5]}\n";
        ScenarioReader reader = new ScenarioReader(new CoreSystems());
        StudyPlan common = StudyPlan.of(read(axes), scenario, reader);
        StudyPlan apart = StudyPlan.of(read(axes + "common-random-numbers: false\n"), scenario, reader);
        assertThat(common.cells())
                .extracting(cell -> common.run(cell, 3).stream())
                .containsExactly(3L, 3L);
        assertThat(apart.cells())
                .extracting(cell -> apart.run(cell, 3).stream())
                .doesNotHaveDuplicates();
    }

    @Test
    void study_writtenAndReadAgain_isTheSame() {
        Study study = read("""
                description: all of it
                set: {network.delay: {uniform: [1ms, 2ms]}}
                policies: [unp, {name: a, policy: linux-6.18, set: {server.backlog: 9}}]
                axes: {server.backlog: {from: 1, to: 9, factor: 3}}
                paired: [{clients.c.count: [1, 2], network.loss: [0%, 1%]}]
                conditions: [server.backlog > 1 or policy = a]
                replications: 7
                precision: {metric: connect.mean, relative: 2%, cap: 50}
                warm-up: 1500ms
                metrics: [connect.p99, share.failed]
                confidence: 99%
                baseline: {policy: a}
                correction: bonferroni
                common-random-numbers: false
                seed: 77
                """);
        String written = StudyWriter.write(study);
        assertThat(new StudyReader(new CoreSystems(), name -> Optional.empty()).read("again.yaml", written))
                .isEqualTo(study);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "polices: [unp]; s.yaml:3:1: polices: unknown key; did you mean 'policies'?",
                "policies: [linx-6.18]; s.yaml:3:12: policies: unknown policy 'linx-6.18': did you mean linux-6.18?",
                "policies: [unp, unp]; s.yaml:3:17: policies: 'unp' stands twice",
                "axes: {server.backlog: 3}; s.yaml:3:24: axes.server.backlog: found '3' (expected a list of values",
                "axes: {server.backlog: [1, 1]}; s.yaml:3:24: axes.server.backlog: a value stands twice",
                "axes: {a: {from: 1, to: 9}}; s.yaml:3:11: axes.a: neither or both of step and factor",
                "axes: {a: {from: 1ms, to: 9s, step: 1ms}}; '9s' has not the same unit (expected the unit 'ms')",
                "axes: {a: {from: 9, to: 1, step: 1}}; '1' is below '9'",
                "paired: [{a: [1, 2], b: [1]}]; paired: lists of different lengths",
                "replications: 0; s.yaml:3:15: replications: '0' is not a whole number from 1 to 1000000",
                "metrics: [odd]; s.yaml:3:11: metrics: 'odd' is no metric",
                "metrics: []; metrics: no metric",
                "warm-up: 5; s.yaml:3:10: warm-up: '5' has no unit",
                "confidence: 95; confidence: '95' is not a share above 0 and below 100%",
                "conditions: [backlog < 3]; conditions: 'backlog' is not varied (nothing is)",
                "conditions: [nonsense]; 'nonsense' is no comparison",
                "baseline: {server.backlog: 3}; baseline: 'server.backlog' is not varied (nothing is)",
                "correction: none; correction: unknown word 'none' (known: holm, bonferroni)",
                "precision: {relative: 5%}; precision.metric: missing",
                "precision: {metric: connect.mean, cap: x}; precision.cap: 'x' is not a whole number",
                "batches: 10; batches: '10' parts of 10 replications",
                "common-random-numbers: yes; 'yes' is neither true nor false",
                "seed: abc; seed: 'abc' is not a whole number of 64 bits",
            })
    void mistake_read_isSaidWithItsPlace(String line, String says) {
        BadScenario refused = catchThrowableOfType(BadScenario.class, () -> read(line + "\n"));
        assertThat(refused).as(line).isNotNull();
        assertThat(refused.getMessage()).contains(says);
    }

    @Test
    void severalMistakes_read_areSaidAtOnce() {
        BadScenario refused = catchThrowableOfType(
                BadScenario.class, () -> read("replications: x\nmetrics: [odd]\nwarmup: 1s\nseed: y\n"));
        assertThat(refused.problems()).hasSize(4);
    }

    @Test
    void valueThatTheScenarioRefuses_planned_isSaidBeforeAnythingRuns() {
        BadScenario refused =
                catchThrowableOfType(BadScenario.class, () -> cells("axes: {server.backlog: [1, many]}\n"));
        assertThat(refused.getMessage())
                .isEqualTo("--set server.backlog=many: server.backlog: 'many' is not a whole"
                        + " number (expected a whole number from -2147483648 to 2147483647)");
    }

    @Test
    void valueThatTheScenarioRefuses_ofAStudyFile_isSaidWithTheFile() {
        StudyPlan.Text scenario = new StudyPlan.Text("base.yaml", SCENARIO, NamedFiles.none());
        ScenarioReader scenarios = new ScenarioReader(new CoreSystems());
        Study study = read("axes: {server.baklog: [1]}\n");
        BadScenario refused =
                catchThrowableOfType(BadScenario.class, () -> StudyPlan.of(study, "s.yaml: ", scenario, scenarios));
        assertThat(refused.getMessage())
                .startsWith("s.yaml: server.baklog=1: server.baklog: unknown key; did you mean 'backlog'?");
    }

    @Test
    void documentedKeys_ofEveryKind_haveAMeaning() {
        for (String kind : StudyReference.kinds()) {
            for (String key : StudyReference.keys(kind)) {
                assertThat(StudyReference.text().lines())
                        .as(kind + " " + key)
                        .anyMatch(line -> line.matches("  " + key + ": .* # .{4,}"));
            }
        }
    }
}
