package org.listenq.runner.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.listenq.output.study.CellFigures;
import org.listenq.output.study.Comparison;
import org.listenq.output.study.Estimate;
import org.listenq.output.study.StudyResult;
import org.listenq.scenarios.study.RunSpec;
import org.listenq.scenarios.study.StudyPlan;

/** A study gives the same bytes however it was run: threads, interruptions, damage and extensions leave no trace. */
class StudyExecutionTest {

    private static final String FIVE = "replications: 5\n";

    @TempDir
    private Path folder;

    private Map<String, String> undisturbed(String name, String more) throws Exception {
        Path calm = folder.resolve(name);
        SmallStudy.run(SmallStudy.plan(more), calm, new LocalExecutor(1));
        return SmallStudy.tables(calm);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8})
    void study_onSeveralThreads_givesTheBytesOfOne(int threads) throws Exception {
        Path many = folder.resolve("many");
        int executed = SmallStudy.run(SmallStudy.plan(FIVE), many, new LocalExecutor(threads));
        assertThat(executed).isEqualTo(20);
        assertThat(SmallStudy.tables(many)).hasSize(7).isEqualTo(undisturbed("one", FIVE));
    }

    @Test
    void study_runAgain_runsNothing() throws Exception {
        Path twice = folder.resolve("twice");
        SmallStudy.run(SmallStudy.plan(FIVE), twice, new LocalExecutor(2));
        Map<String, String> tables = SmallStudy.tables(twice);
        assertThat(SmallStudy.run(SmallStudy.plan(FIVE), twice, new LocalExecutor(2)))
                .isZero();
        assertThat(SmallStudy.tables(twice)).isEqualTo(tables);
    }

    @Test
    void moreReplications_later_runOnlyTheNewOnes() throws Exception {
        Path grown = folder.resolve("grown");
        SmallStudy.run(SmallStudy.plan("replications: 2\n"), grown, new LocalExecutor(2));
        assertThat(SmallStudy.run(SmallStudy.plan(FIVE), grown, new LocalExecutor(2)))
                .isEqualTo(12);
        assertThat(SmallStudy.tables(grown)).isEqualTo(undisturbed("five", FIVE));
    }

    @Test
    void anotherPolicy_later_runsOnlyItsCells() throws Exception {
        Path other = folder.resolve("other");
        SmallStudy.run(SmallStudy.plan(FIVE), other, new LocalExecutor(2));
        StudyPlan plan = SmallStudy.plan("freebsd-14", FIVE);
        assertThat(SmallStudy.run(plan, other, new LocalExecutor(2))).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 9, 100})
    void journalWithATornTail_openedAgain_losesThatRunOnly(int cut) throws Exception {
        Path torn = folder.resolve("torn");
        SmallStudy.run(SmallStudy.plan(FIVE), torn, new LocalExecutor(1));
        Path file = SmallStudy.journals(torn).get(0);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - cut);
        }
        assertThat(SmallStudy.run(SmallStudy.plan(FIVE), torn, new LocalExecutor(1)))
                .isEqualTo(1);
        assertThat(SmallStudy.tables(torn)).isEqualTo(undisturbed("calm", FIVE));
    }

    @Test
    void journalWithAFlippedBit_openedAgain_keepsWhatStandsBefore() throws Exception {
        Path damaged = folder.resolve("damaged");
        SmallStudy.run(SmallStudy.plan(FIVE), damaged, new LocalExecutor(1));
        Path file = SmallStudy.journals(damaged).get(0);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThat(SmallStudy.run(SmallStudy.plan(FIVE), damaged, new LocalExecutor(1)))
                .isBetween(8, 12);
        assertThat(SmallStudy.tables(damaged)).isEqualTo(undisturbed("calm", FIVE));
    }

    @Test
    void folderInUse_openedAgain_isRefused() throws IOException, Journal.InUse {
        try (Journal first = Journal.open(folder)) {
            assertThat(first.size()).isZero();
            assertThatThrownBy(() -> Journal.open(folder)).isInstanceOf(Journal.InUse.class);
        }
        Journal.open(folder).close();
    }

    @Test
    void precision_asked_looksAtThePrefixInPlanOrderOnly() throws Exception {
        String goal = """
                replications: 3
                metrics: [accept.wait.mean]
                precision: {metric: accept.wait.mean, relative: 20%, cap: 40}
                """;
        StudyPlan plan = SmallStudy.plan(goal);
        try (Journal journal = Journal.open(folder.resolve("all/journal"))) {
            StudyExecution.Finished finished =
                    SmallStudy.execution(new LocalExecutor(2), journal).run(plan);
            for (CellFigures cell : finished.cells()) {
                int n = cell.size();
                assertThat(n).isBetween(4, 40);
                assertThat(Estimate.of(cell.values(0), 0.95).isWithin(0.2) || n == 40)
                        .isTrue();
                for (int shorter = 3; shorter < n; shorter++) {
                    assertThat(Estimate.of(cell.values(0, shorter), 0.95).isWithin(0.2))
                            .isFalse();
                }
            }
        }
        Path prepared = folder.resolve("prepared");
        SmallStudy.run(
                SmallStudy.plan("metrics: [accept.wait.mean]\nreplications: 40\n"), prepared, new LocalExecutor(2));
        SmallStudy.run(plan, prepared, new LocalExecutor(2));
        assertThat(SmallStudy.tables(prepared)).isEqualTo(undisturbed("calm", goal));
    }

    @Test
    void failedRuns_amongOthers_areListedAndTriedAgain() throws Exception {
        Executor broken = new Executor() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public void execute(ImmutableList<RunSpec> runs, Results results) throws IOException, InterruptedException {
                for (RunSpec run : runs) {
                    if (run.cell().index() == 1 && run.replication() == 2) {
                        results.failed(run, "broken on purpose");
                    } else {
                        new LocalExecutor(1).execute(ImmutableList.of(run), results);
                    }
                }
            }
        };
        StudyPlan plan = SmallStudy.plan(FIVE);
        Path half = folder.resolve("half");
        try (Journal journal = Journal.open(half.resolve("journal"))) {
            StudyExecution.Finished finished =
                    SmallStudy.execution(broken, journal).run(plan);
            StudyResult.Failure failure = finished.failures().get(0);
            assertThat(finished.failures()).hasSize(1);
            assertThat(failure.command())
                    .isEqualTo("listenq run small.yaml --set server.policy=unp --set server.backlog=4 --replication 2");
            assertThat(finished.cells().get(1).values(0)[2]).isNaN();
            assertThat(finished.cells().get(1).values(0)[3]).isNotNaN();
        }
        assertThat(SmallStudy.run(plan, half, new LocalExecutor(1))).isEqualTo(1);
        assertThat(SmallStudy.tables(half)).isEqualTo(undisturbed("calm", FIVE));
    }

    @Test
    void pairedDifference_underCommonChance_variesLess() throws Exception {
        String metric = "replications: 40\nmetrics: [accept.wait.mean]\n";
        Comparison common = difference("common", metric);
        Comparison apart = difference("apart", metric + "common-random-numbers: false\n");
        assertThat(common.difference().variance()).isLessThan(common.independentVariance() / 4);
        assertThat(common.difference().variance()).isLessThan(apart.difference().variance() / 4);
    }

    private Comparison difference(String name, String more) throws Exception {
        StudyPlan plan = SmallStudy.plan(more);
        try (Journal journal = Journal.open(folder.resolve(name))) {
            StudyExecution.Finished finished =
                    SmallStudy.execution(new LocalExecutor(2), journal).run(plan);
            return StudyResult.of(Questions.of(plan.study()), finished.cells(), finished.failures())
                    .comparisons()
                    .get(1);
        }
    }

    @Test
    void longRun_cutIntoParts_givesAValueForEach() throws Exception {
        StudyPlan plan = SmallStudy.plan("""
                replications: 1
                batches: 4
                warm-up: 100ms
                metrics: [count.calls]
                set: {run.duration: 500ms, clients.c.arrivals: {every: 10ms}}
                """);
        try (Journal journal = Journal.open(folder)) {
            StudyExecution.Finished finished =
                    SmallStudy.execution(new LocalExecutor(1), journal).run(plan);
            assertThat(finished.cells().get(0).values(0)).containsExactly(10, 10, 0, 0);
        }
    }
}
