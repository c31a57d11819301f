package org.listenq.runner.bench;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.function.ToDoubleFunction;
import org.listenq.core.engine.Executive;
import org.listenq.core.engine.dsol.DsolExecutive;
import org.listenq.runner.execution.RunTask;
import org.listenq.runner.plugin.Plugins;
import org.listenq.scenarios.study.Cell;
import org.listenq.scenarios.study.RunSpec;
import org.listenq.scenarios.study.Source;
import org.listenq.scenarios.study.Study;

/**
 * What a run of ten clients costs in a warm process beyond its events: its time on the processor less what so many
 * events take in a run of ten thousand clients, where they are nearly all. Rounds of all three kinds of run take turns;
 * the figures are their medians.
 */
public final class ShortRuns {

    /** The name that users type. */
    public static final String TITLE = "short";

    /** What it is, in one line. */
    public static final String ABOUT = "what a run of ten clients costs in a warm process beyond its events";

    private static final int FEW = 10;
    private static final int MANY = 10_000;
    private static final int RUNS_OF_MANY = 3;
    private static final int ROUNDS = 11;
    private static final int WARM_UP = 3;
    private static final double MICRO = 1000;

    private final Executive executive = DsolExecutive.create();
    private final Workload.Load few = Workload.W1.sized(FEW, "1");
    private final Workload.Load many = Workload.W1.sized(MANY, "1");
    private final RunTask task = new RunTask(Plugins.none());
    private final Cell cell = new Cell(
            0,
            ImmutableMap.of(),
            new Source(Workload.W1.title(), Workload.W1.text(), ImmutableMap.of()),
            ImmutableList.of(Workload.W1.override(FEW)),
            TITLE);
    private final int runs;
    private long events;

    private ShortRuns(int runs) {
        this.runs = runs;
    }

    /**
     * One round.
     *
     * @param events of a short run, on average
     * @param nanosPerEvent of a long run
     * @param run nanoseconds of a short run: plan, simulation, statistics
     * @param study nanoseconds of one in a study, which keeps an observation of it
     * @param bytes allocated by the former
     */
    private record Round(double events, double nanosPerEvent, double run, double study, double bytes) {}

    /** Measures rounds of {@code runs} short runs each. */
    public static JsonLine measure(int runs) {
        ShortRuns shortRuns = new ShortRuns(runs);
        for (int i = 0; i < WARM_UP; i++) {
            shortRuns.round();
        }
        Round[] rounds = new Round[ROUNDS];
        Arrays.setAll(rounds, i -> shortRuns.round());
        return figures(rounds, runs);
    }

    private Round round() {
        Usage ofMany = repeat(RUNS_OF_MANY, i -> simulate(many, i));
        double nanosPerEvent = (double) ofMany.processorNanos() / events;
        Usage ofFew = repeat(runs, i -> simulate(few, i));
        double eventsOfFew = (double) events / runs;
        Usage ofStudy = repeat(runs, i -> task.observe(new RunSpec(cell, (int) i, i, Study.Measurement.WHOLE)));
        return new Round(
                eventsOfFew,
                nanosPerEvent,
                (double) ofFew.processorNanos() / runs,
                (double) ofStudy.processorNanos() / runs,
                (double) ofFew.bytes() / runs);
    }

    private Usage repeat(int times, LongConsumer run) {
        events = 0;
        Stopwatch stopwatch = Stopwatch.start();
        for (long i = 0; i < times; i++) {
            run.accept(i);
        }
        return stopwatch.read();
    }

    private void simulate(Workload.Load load, long replication) {
        events += WorkloadRun.of(load, replication, executive, ImmutableList.of())
                .result()
                .events();
    }

    private static JsonLine figures(Round[] rounds, int runs) {
        return new JsonLine()
                .put("tool", "listenq")
                .put("workload", TITLE)
                .put("n", FEW)
                .put("runs", (long) runs * ROUNDS)
                .put("events_per_run", median(rounds, Round::events), 1)
                .put("ns_per_event", median(rounds, Round::nanosPerEvent), 1)
                .put("us_per_run", median(rounds, Round::run) / MICRO, 1)
                .put("us_per_run_of_study", median(rounds, Round::study) / MICRO, 1)
                .put("us_beyond_events", median(rounds, round -> beyond(round, round.run)), 1)
                .put("us_beyond_events_of_study", median(rounds, round -> beyond(round, round.study)), 1)
                .put("bytes_per_run", median(rounds, Round::bytes), 0);
    }

    private static double beyond(Round round, double nanos) {
        return (nanos - round.events * round.nanosPerEvent) / MICRO;
    }

    private static double median(Round[] rounds, ToDoubleFunction<Round> figure) {
        double[] sorted = Arrays.stream(rounds).mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
