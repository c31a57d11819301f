package org.listenq.runner.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.listenq.output.study.Observation;
import org.listenq.output.study.StudyResult;
import org.listenq.runner.plugin.Plugins;
import org.listenq.scenarios.study.RunSpec;
import org.listenq.scenarios.study.StudyPlan;

/** What each executor must do; that of one thread is the measure. A test of an executor extends this. */
public abstract class ExecutorContract {

    private static final String FIVE = "replications: 5\n";

    @TempDir
    private Path folder;

    /** Returns the executor for runs whose scenarios name what {@code plugins} offer. */
    protected abstract Executor executor(Plugins plugins);

    private int run(StudyPlan plan, String name) throws Exception {
        try (Executor executor = executor(Plugins.none())) {
            return SmallStudy.run(plan, folder.resolve(name), executor);
        }
    }

    private Map<String, String> tables(String name) throws IOException {
        return SmallStudy.tables(folder.resolve(name));
    }

    private Map<String, String> undisturbed(StudyPlan plan) throws Exception {
        SmallStudy.run(plan, folder.resolve("calm"), new LocalExecutor(1));
        return tables("calm");
    }

    @Test
    void study_run_givesTheBytesOfOneThread() throws Exception {
        StudyPlan plan = SmallStudy.plan(FIVE);
        assertThat(run(plan, "all")).isEqualTo(20);
        assertThat(tables("all")).hasSize(7).isEqualTo(undisturbed(plan));
    }

    @Test
    void severalRounds_untilTheIntervalIsNarrow_giveTheBytesOfOneThread() throws Exception {
        StudyPlan plan = SmallStudy.plan("""
                replications: 3
                metrics: [accept.wait.mean]
                precision: {metric: accept.wait.mean, relative: 20%, cap: 12}
                """);
        assertThat(run(plan, "precise")).isBetween(13, 48);
        assertThat(tables("precise")).isEqualTo(undisturbed(plan));
    }

    @Test
    void resultsThatCannotBeKept_thenRunAgain_loseNothing() throws Exception {
        StudyPlan plan = SmallStudy.plan(FIVE);
        AtomicInteger left = new AtomicInteger(7);
        try (Executor executor = executor(Plugins.none());
                Journal journal = Journal.open(folder.resolve("full/journal"))) {
            Executor full = new Stopped(executor, left);
            assertThatThrownBy(() -> SmallStudy.execution(full, journal).run(plan))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the disk is full");
            assertThat(journal.size()).isEqualTo(7);
        }
        assertThat(run(plan, "full")).isEqualTo(13);
        assertThat(tables("full")).isEqualTo(undisturbed(plan));
    }

    @Test
    void pluginAndFile_needed_areWhereTheRunsAre() throws Exception {
        Plugins plugins = plugins();
        StudyPlan plan = InThrees.plan(plugins.systems(), "[100]");
        try (Executor executor = executor(plugins)) {
            SmallStudy.run(plan, folder.resolve("elsewhere"), executor);
        }
        SmallStudy.run(plan, folder.resolve("here"), new LocalExecutor(1, plugins));
        assertThat(tables("elsewhere")).isEqualTo(tables("here"));
        assertThat(Files.readString(folder.resolve("here/results.md"))).doesNotContain("failed");
    }

    @Test
    void failingRuns_amongOthers_areReportedAsByOneThread() throws Exception {
        Plugins plugins = plugins();
        StudyPlan plan = InThrees.plan(plugins.systems(), "[100, 5]");
        ImmutableList<StudyResult.Failure> failures;
        try (Executor executor = executor(plugins)) {
            failures = failures(plan, executor, "failing");
        }
        assertThat(failures).hasSize(4).isEqualTo(failures(plan, new LocalExecutor(1, plugins), "measure"));
        assertThat(failures)
                .allMatch(failure -> failure.why().startsWith("plugin in-threes.jar: example.InThrees$1 has failed: "))
                .extracting(StudyResult.Failure::cell, StudyResult.Failure::replication)
                .containsExactly(tuple(1, 0), tuple(1, 1), tuple(3, 0), tuple(3, 1));
    }

    private ImmutableList<StudyResult.Failure> failures(StudyPlan plan, Executor executor, String name)
            throws Exception {
        try (Journal journal = Journal.open(folder.resolve(name))) {
            StudyExecution.Finished finished =
                    SmallStudy.execution(executor, journal).run(plan);
            assertThat(finished.executed()).isEqualTo(8);
            assertThat(journal.size()).isEqualTo(4);
            return finished.failures();
        }
    }

    private Plugins plugins() throws IOException {
        Path jars = Files.createDirectory(folder.resolve("plugins"));
        InThrees.build(jars.resolve("in-threes.jar"));
        return Plugins.find(Optional.of(jars), ExecutorContract.class.getClassLoader());
    }

    /** An executor whose results are kept until there is no room. */
    private record Stopped(Executor executor, AtomicInteger left) implements Executor {

        @Override
        public String name() {
            return "stopped";
        }

        @Override
        public void execute(ImmutableList<RunSpec> runs, Results results) throws IOException, InterruptedException {
            executor.execute(runs, new Results() {
                @Override
                public void done(int worker, RunSpec run, ImmutableList<Observation> parts) throws IOException {
                    if (left.decrementAndGet() < 0) {
                        throw new IOException("the disk is full");
                    }
                    results.done(worker, run, parts);
                }

                @Override
                public void failed(RunSpec run, String why) {
                    results.failed(run, why);
                }
            });
        }
    }
}
