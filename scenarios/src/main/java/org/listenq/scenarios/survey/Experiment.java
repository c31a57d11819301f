package org.listenq.scenarios.survey;

import java.util.List;
import org.listenq.core.engine.dsol.DsolExecutive;
import org.listenq.core.simulation.Simulation;
import org.listenq.core.trace.TraceSink;
import org.listenq.scenarios.ScenarioReader;
import org.listenq.scenarios.assembly.CoreSystems;
import org.listenq.scenarios.assembly.ScenarioAssembler;
import org.listenq.scenarios.value.Scenario;

/** One run of a scenario whose lines are written here: what a user could type as well. */
final class Experiment {

    private Experiment() {}

    /** Runs the scenario of {@code lines}, which name {@code systems}, telling {@code sinks} what happens. */
    static void run(CoreSystems systems, List<TraceSink> sinks, String... lines) {
        String text = "name: survey\n" + String.join("\n", lines) + "\n";
        Scenario scenario = new ScenarioReader(systems).read("survey.yaml", text);
        Simulation.run(DsolExecutive.create(), ScenarioAssembler.plan(scenario, 0, systems), sinks);
    }
}
