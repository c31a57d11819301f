package org.listenq.runner.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.listenq.output.study.Metrics;
import org.listenq.scenarios.NamedFiles;
import org.listenq.scenarios.ScenarioReader;
import org.listenq.scenarios.assembly.CoreSystems;
import org.listenq.scenarios.study.Study;
import org.listenq.scenarios.study.StudyPlan;
import org.listenq.scenarios.study.StudyReader;
import org.listenq.scenarios.study.StudyWriter;
import org.listenq.scenarios.yaml.YamlText;

/** Bytes of a study file: refused with a message, or written and read as the same study, and planned if it is small. */
public final class StudyFuzz {

    private static final int CELLS = 20;
    private static final CoreSystems SYSTEMS = new CoreSystems();
    private static final StudyReader STUDIES = new StudyReader(SYSTEMS, Metrics::complaint);
    private static final ScenarioReader SCENARIOS = new ScenarioReader(SYSTEMS);
    private static final StudyPlan.Text SCENARIO = new StudyPlan.Text("s.yaml", """
            name: small
            clients: [{name: c, count: 3, arrivals: {poisson: 100/s}, send: 10B}]
            network: {delay: 2ms, loss: 2%}
            server: {policy: linux-6.18, backlog: 2, accept: {every: 1ms}}
            """, NamedFiles.none());

    private StudyFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        ScenarioFuzz.read(() -> STUDIES.read("f.yaml", YamlText.decode("f.yaml", bytes)))
                .ifPresent(StudyFuzz::check);
    }

    private static void check(Study study) {
        String text = StudyWriter.write(study);
        Study again = STUDIES.read("written.yaml", text);
        assertThat(StudyWriter.write(again)).isEqualTo(text);
        assertThat(again.toString()).as(text).isEqualTo(study.toString());
        long cells = Math.max(1, study.policies().size());
        for (Study.Axis axis : study.axes()) {
            cells *= Math.min(axis.steps().size(), CELLS + 1);
            if (cells > CELLS) {
                return;
            }
        }
        ScenarioFuzz.read(() -> StudyPlan.of(study, SCENARIO, SCENARIOS))
                .ifPresent(plan -> assertThat(plan.cells()).hasSizeBetween(1, CELLS));
    }
}
