package org.listenq.runner.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.listenq.output.study.Observation;
import org.listenq.scenarios.NamedFiles;
import org.listenq.scenarios.ScenarioReader;
import org.listenq.scenarios.assembly.CoreSystems;
import org.listenq.scenarios.study.Cell;
import org.listenq.scenarios.study.RunSpec;
import org.listenq.scenarios.study.Study;
import org.listenq.scenarios.study.StudyPlan;
import org.listenq.scenarios.study.StudyReader;

/** Twenty thousand runs in one process leave nothing behind: no memory, no open files, no threads. */
class SoakTest {

    private static final int ROUNDS = 10;
    private static final int RUNS = 2_000;
    private static final long MEBIBYTE = 1 << 20;
    private static final String SCENARIO = """
            name: soak
            clients: [{name: c, count: 3, arrivals: {every: 10ms}, send: 10B}]
            network: {delay: {uniform: [1ms, 5ms]}}
            server: {policy: linux-6.18, backlog: 1, accept: {after: 100ms}}
            run: {duration: 1s}
            """;

    @Test
    void manyRuns_inOneProcess_leaveNothingBehind() throws Exception {
        List<Long> heap = new ArrayList<>();
        AtomicLong done = new AtomicLong();
        round(0, done);
        long files = openFiles();
        int threads = Thread.activeCount();
        for (int i = 0; i < ROUNDS; i++) {
            round(i, done);
            heap.add(heapAfterCollection());
        }
        assertThat(done.get()).isEqualTo((ROUNDS + 1L) * RUNS);
        assertThat(trend(heap)).as("bytes more with each round, of %s", heap).isLessThan(MEBIBYTE / 10.0);
        assertThat(openFiles()).isLessThanOrEqualTo(files + 5);
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 2);
    }

    private static void round(int number, AtomicLong done) throws Exception {
        Study study = new StudyReader(new CoreSystems(), name -> java.util.Optional.empty())
                .read("soak.yaml", "name: soak\nscenario: soak.yaml\n");
        StudyPlan.Text text = new StudyPlan.Text("soak.yaml", SCENARIO, NamedFiles.none());
        StudyPlan plan = StudyPlan.of(study, text, new ScenarioReader(new CoreSystems()));
        Cell cell = plan.cells().get(0);
        ImmutableList.Builder<RunSpec> runs = ImmutableList.builder();
        for (int i = 0; i < RUNS; i++) {
            runs.add(plan.run(cell, (number * RUNS) + i));
        }
        new LocalExecutor(2).execute(runs.build(), new Executor.Results() {
            @Override
            public void done(int worker, RunSpec run, ImmutableList<Observation> parts) {
                done.incrementAndGet();
            }

            @Override
            public void failed(RunSpec run, String why) {
                throw new AssertionError(why);
            }
        });
    }

    private static long heapAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The slope of the line nearest to {@code values}, for each step. */
    private static double trend(List<Long> values) {
        double middle = (values.size() - 1) / 2.0;
        double products = 0;
        double squares = 0;
        for (int i = 0; i < values.size(); i++) {
            products += (i - middle) * values.get(i);
            squares += (i - middle) * (i - middle);
        }
        return products / squares;
    }

    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }
}
