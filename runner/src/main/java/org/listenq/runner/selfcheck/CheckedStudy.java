package org.listenq.runner.selfcheck;

import com.google.common.collect.ImmutableList;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.listenq.output.study.Metrics;
import org.listenq.scenarios.NamedFiles;
import org.listenq.scenarios.ScenarioReader;
import org.listenq.scenarios.assembly.CoreSystems;
import org.listenq.scenarios.study.RunSpec;
import org.listenq.scenarios.study.StudyPlan;
import org.listenq.scenarios.study.StudyReader;

/** A study of one cell whose scenario stands beside this class. */
final class CheckedStudy {

    private CheckedStudy() {}

    /** Returns {@code count} runs of the scenario {@code name} with {@code more} in the study file. */
    static ImmutableList<RunSpec> runs(String name, String more, int count) {
        StudyPlan.Text text = new StudyPlan.Text(name, load(name), NamedFiles.none());
        StudyPlan plan = StudyPlan.of(
                new StudyReader(new CoreSystems(), Metrics::complaint)
                        .read(name, "name: check\nscenario: " + name + "\n" + more),
                text,
                new ScenarioReader(new CoreSystems()));
        ImmutableList.Builder<RunSpec> runs = ImmutableList.builder();
        for (int i = 0; i < count; i++) {
            runs.add(plan.run(plan.cells().get(0), i));
        }
        return runs.build();
    }

    private static String load(String name) {
        try {
            return Resources.toString(Resources.getResource(CheckedStudy.class, name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
