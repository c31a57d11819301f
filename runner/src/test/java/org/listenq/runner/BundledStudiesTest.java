package org.listenq.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.listenq.output.study.Metrics;
import org.listenq.output.study.Observation;
import org.listenq.runner.execution.RunTask;
import org.listenq.runner.plugin.Plugins;
import org.listenq.scenarios.NamedFiles;
import org.listenq.scenarios.ScenarioLibrary;
import org.listenq.scenarios.ScenarioReader;
import org.listenq.scenarios.assembly.CoreSystems;
import org.listenq.scenarios.study.Cell;
import org.listenq.scenarios.study.Study;
import org.listenq.scenarios.study.StudyLibrary;
import org.listenq.scenarios.study.StudyPlan;
import org.listenq.scenarios.study.StudyReader;

/** Every bundled study can be planned, says what it asks, and measures something. */
class BundledStudiesTest {

    private static final Path FOLDER = Path.of("..", "scenarios", "studies");

    static List<String> names() {
        return StudyLibrary.list();
    }

    @Test
    void index_ofStudies_listsEveryFile() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())).filter(name -> name.endsWith(".yaml")))
                    .map(name -> "studies/" + name.replace(".yaml", ""))
                    .containsExactlyInAnyOrderElementsOf(names());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void bundledStudy_reducedToItsEnds_givesANumberForEveryMetric(String name) {
        Study study = new StudyReader(new CoreSystems(), Metrics::complaint).read(name, StudyLibrary.text(name));
        ScenarioLibrary.Entry entry = ScenarioLibrary.open(study.scenario());
        StudyPlan.Text text = new StudyPlan.Text(entry.file(), entry.text(), NamedFiles.none());
        StudyPlan plan = StudyPlan.of(study, text, new ScenarioReader(new CoreSystems()));
        ImmutableList<Cell> cells = plan.cells();
        RunTask task = new RunTask(Plugins.none());
        List<Observation> ends = Stream.of(cells.get(0), cells.get(cells.size() - 1))
                .map(cell -> task.observe(plan.run(cell, 0)).get(0))
                .toList();
        assertThat(StudyLibrary.text(name)).contains("# Asks: ");
        assertThat(study.name()).isEqualTo(name.replace("studies/", ""));
        for (String metric : study.analysis().metrics()) {
            assertThat(ends)
                    .as(metric)
                    .anyMatch(end ->
                            !Double.isNaN(Metrics.find(metric).orElseThrow().of(end)));
        }
    }
}
