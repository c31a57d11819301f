package org.listenq.runner.command;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.listenq.core.engine.dsol.DsolExecutive;
import org.listenq.core.trace.TraceLevel;
import org.listenq.output.file.AtomicFile;
import org.listenq.output.page.Page;
import org.listenq.output.page.RunPageData;
import org.listenq.output.page.SavedRun;
import org.listenq.output.study.StudyReport;
import org.listenq.output.study.StudyResult;
import org.listenq.output.text.FileNames;
import org.listenq.output.trace.TraceFormats;
import org.listenq.runner.execution.ScenarioRun;
import org.listenq.runner.plugin.Plugins;
import org.listenq.scenarios.Overrides;
import org.listenq.scenarios.study.Cell;
import org.listenq.scenarios.study.StudyPlan;
import org.listenq.scenarios.value.Scenario;

/** The page of a study that compares policies: replication 0 of each side by side, below what all of them found. */
record StudyPage(StudyPlan plan, StudyResult result, Plugins plugins, Path folder, Console console) {

    private static final int MOST_RUNS = 12;
    private static final String FILE = "comparison.html";
    private static final String NONE = "no-page";

    /** The option that leaves the page out. */
    static Option option() {
        return Option.builder()
                .longOpt(NONE)
                .desc("leave out the page that shows replication 0 of each policy side by side")
                .get();
    }

    /** Writes the page, if only policies are compared and {@code line} does not say otherwise. */
    void write(CommandLine line) throws IOException {
        if (line.hasOption(NONE) || !result.question().dimensions().equals(List.of("policy"))) {
            return;
        }
        int runs = plan.cells().size();
        if (runs > MOST_RUNS) {
            console.err()
                    .println("listenq: no page: " + runs + " runs side by side are more than the " + MOST_RUNS
                            + " that a page can show; 'listenq page' makes one of some of them");
            return;
        }
        if (result.failures().stream().anyMatch(failure -> failure.replication() == 0)) {
            console.err().println("listenq: no page: replication 0 has failed under one of the policies");
            return;
        }
        runAndWrite();
    }

    private void runAndWrite() throws IOException {
        ImmutableList<String> names = FileNames.of(plan.cells().stream()
                .map(cell -> cell.labels().getOrDefault("policy", ""))
                .toList());
        ImmutableList.Builder<RunPageData> runs = ImmutableList.builder();
        for (Cell cell : plan.cells()) {
            Scenario scenario = scenario(cell);
            if (scenario.trace().level() == TraceLevel.NONE) {
                console.err().println("listenq: no page: the scenario asks for no trace");
                return;
            }
            Path place = folder.resolve("replication-0").resolve(names.get(cell.index()));
            plugins.guard(() -> run(scenario, cell, place));
            runs.add(SavedRun.read(place));
        }
        try (AtomicFile file = AtomicFile.create(folder.resolve(FILE))) {
            Page.write(runs.build(), StudyReport.of(result).sections(), file.stream());
            file.commit();
        }
        console.out().println("In " + folder + ": " + FILE + ", and in replication-0 the runs that it shows");
    }

    private Scenario scenario(Cell cell) {
        return StudyOptions.reader(plugins, console)
                .read(
                        cell.source().name(),
                        cell.source().text(),
                        Overrides.of(cell.assignments()),
                        cell.source().namedFiles());
    }

    private Path run(Scenario scenario, Cell cell, Path place) {
        long stream = plan.run(cell, 0).stream();
        try {
            new ScenarioRun(
                            scenario,
                            place,
                            ImmutableList.of(TraceFormats.named("csv", plugins.formats())),
                            Version.number(),
                            plugins,
                            false,
                            stream)
                    .run(DsolExecutive.create(), console.progress(true));
        } catch (IOException e) {
            throw new BadInput(place + " cannot be written: " + Paths.why(e), e);
        }
        return place;
    }
}
