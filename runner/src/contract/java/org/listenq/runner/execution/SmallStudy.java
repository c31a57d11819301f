package org.listenq.runner.execution;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.listenq.output.study.Metrics;
import org.listenq.output.study.StudyResult;
import org.listenq.runner.progress.ProgressDisplay;
import org.listenq.scenarios.NamedFiles;
import org.listenq.scenarios.ScenarioReader;
import org.listenq.scenarios.assembly.CoreSystems;
import org.listenq.scenarios.study.Study;
import org.listenq.scenarios.study.StudyPlan;
import org.listenq.scenarios.study.StudyReader;
import org.listenq.scenarios.study.StudyWriter;

/** A study with chance in it that takes a moment, for tests of how studies are run. */
final class SmallStudy {

    static final String SCENARIO = """
            name: small
            clients: [{name: c, count: 30, arrivals: {poisson: 100/s}, send: 10B}]
            network: {delay: {uniform: [1ms, 5ms]}, loss: 2%}
            server: {policy: linux-6.18, backlog: 2, accept: {workers: 1, service: {exponential: {mean: 10ms}}}}
            run: {duration: 20s}
            """;

    private SmallStudy() {}

    /** Returns the plan of two policies and two backlogs with {@code more} in its file. */
    static StudyPlan plan(String more) {
        return plan("linux-6.18", more);
    }

    /** The same with {@code policy} beside the textbook. */
    static StudyPlan plan(String policy, String more) {
        String text = "name: small\nscenario: small.yaml\npolicies: [unp, " + policy + "]\n"
                + "axes: {server.backlog: [1, 4]}\n" + more;
        Study study = new StudyReader(new CoreSystems(), Metrics::complaint).read("small.yaml", text);
        StudyPlan.Text scenario = new StudyPlan.Text("small.yaml", SCENARIO, NamedFiles.none());
        return StudyPlan.of(study, scenario, new ScenarioReader(new CoreSystems()));
    }

    /** Runs {@code plan} in {@code folder} and writes its tables there; returns how many runs that took. */
    static int run(StudyPlan plan, Path folder, Executor executor) throws Exception {
        try (Journal journal = Journal.open(folder.resolve("journal"))) {
            StudyExecution.Finished finished = execution(executor, journal).run(plan);
            StudyResult result = StudyResult.of(Questions.of(plan.study()), finished.cells(), finished.failures());
            StudyFolder.write(folder, StudyWriter.write(plan.study()), result);
            return finished.executed();
        }
    }

    static StudyExecution execution(Executor executor, Journal journal) {
        return new StudyExecution(
                executor,
                journal,
                new RunIdentity("test", ""),
                ProgressDisplay.SILENT,
                run -> String.join(" ", RunTask.repetition(run, "small.yaml")));
    }

    /** The hash of each table in {@code folder}, by name. */
    static Map<String, String> tables(Path folder) throws IOException {
        Map<String, String> tables = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                tables.put(
                        String.valueOf(file.getFileName()),
                        Hashing.sha256().hashBytes(Files.readAllBytes(file)).toString());
            }
        }
        return tables;
    }

    /** The journals in {@code folder}. */
    static ImmutableList<Path> journals(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("journal"))) {
            return files.filter(file -> file.toString().endsWith(".journal"))
                    .sorted()
                    .collect(ImmutableList.toImmutableList());
        }
    }
}
