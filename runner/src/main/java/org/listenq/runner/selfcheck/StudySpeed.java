package org.listenq.runner.selfcheck;

import com.google.common.collect.ImmutableList;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.listenq.core.engine.Executive;
import org.listenq.core.engine.dsol.DsolExecutive;
import org.listenq.core.simulation.Simulation;
import org.listenq.output.study.Observation;
import org.listenq.runner.execution.Executor;
import org.listenq.runner.execution.Journal;
import org.listenq.runner.execution.LocalExecutor;
import org.listenq.runner.execution.RunIdentity;
import org.listenq.scenarios.Overrides;
import org.listenq.scenarios.ScenarioReader;
import org.listenq.scenarios.assembly.CoreSystems;
import org.listenq.scenarios.assembly.ScenarioAssembler;
import org.listenq.scenarios.study.RunSpec;
import org.listenq.scenarios.value.Scenario;

/**
 * How fast short runs are in a study, with its journal, on one thread and on two, and without any study around them.
 *
 * @param runs of each measurement
 * @param pairs in the order of time
 */
public record StudySpeed(int runs, ImmutableList<Pair> pairs) {

    private static final String SCENARIO = "short.yaml";
    private static final int WARM_UP = 40;

    /**
     * Measurements one after the other, in nanoseconds.
     *
     * @param bare simulations alone, on one thread
     * @param one a study on one thread
     * @param two a study on two threads
     * @param overhead time on the processor that the study on one thread took beyond the simulations alone
     * @param load of the machine over the last minute
     */
    public record Pair(long bare, long one, long two, long overhead, double load) {}

    /** Measures {@code pairs} times, after as many rounds as the JVM compiles while it runs. */
    public static StudySpeed measure(int runs, int pairs) throws IOException, InterruptedException {
        ImmutableList<RunSpec> specs = CheckedStudy.runs(SCENARIO, "", runs);
        List<Pair> measured = new ArrayList<>();
        for (int i = -WARM_UP; i < pairs; i++) {
            long before = processorNanos();
            long bare = bare(specs);
            long between = processorNanos();
            long one = study(specs, 1);
            long overhead = (processorNanos() - between) - (between - before);
            long two = study(specs, 2);
            double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
            if (i >= 0) {
                measured.add(new Pair(bare, one, two, overhead, load));
            }
        }
        return new StudySpeed(runs, ImmutableList.copyOf(measured));
    }

    private static long processorNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
                ? machine.getProcessCpuTime()
                : System.nanoTime();
    }

    private static long bare(ImmutableList<RunSpec> specs) {
        RunSpec first = specs.get(0);
        Scenario scenario = new ScenarioReader(new CoreSystems())
                .read(
                        SCENARIO,
                        first.cell().source().text(),
                        Overrides.none(),
                        first.cell().source().namedFiles());
        Executive executive = DsolExecutive.create();
        long begin = System.nanoTime();
        for (RunSpec spec : specs) {
            Simulation.run(executive, ScenarioAssembler.plan(scenario, spec.stream()), List.of());
        }
        return System.nanoTime() - begin;
    }

    private static long study(ImmutableList<RunSpec> specs, int threads) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("listenq-speed");
        RunIdentity identity = new RunIdentity("speed", "");
        try (Journal journal = Journal.open(folder)) {
            long begin = System.nanoTime();
            new LocalExecutor(threads).execute(specs, new Executor.Results() {
                @Override
                public void done(int worker, RunSpec run, ImmutableList<Observation> parts) throws IOException {
                    journal.add(worker, identity.of(run), parts);
                }

                @Override
                public void failed(RunSpec run, String why) {
                    throw new IllegalStateException(why);
                }
            });
            return System.nanoTime() - begin;
        } catch (Journal.InUse e) {
            throw new IOException(e);
        } finally {
            MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
        }
    }

    /** The best of all pairs: time on one thread over time on two. */
    public double speedUp() {
        return pairs.stream()
                .mapToDouble(pair -> (double) pair.one / pair.two)
                .max()
                .orElse(Double.NaN);
    }

    /** The median of the time on the processor, in nanoseconds of a run, that is not simulation. */
    public double overhead() {
        double[] all = pairs.stream().mapToDouble(Pair::overhead).sorted().toArray();
        return all[all.length / 2] / runs;
    }
}
