package org.listenq.scenarios.recorded;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.ImmutableLongArray;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.listenq.core.engine.Executive;
import org.listenq.core.simulation.Simulation;
import org.listenq.core.trace.LinuxCounters;

/**
 * The recorded runs of an overloaded server beside many runs of the model, which differ in what nobody controls.
 *
 * @param name name of the case
 * @param distances Kolmogorov-Smirnov distance of each recorded run's connect() times to those of all runs of the model
 * @param statistics each statistic of each recorded run, beside the band of the model's runs
 */
public record Overload(String name, ImmutableList<Double> distances, ImmutableList<Statistic> statistics) {

    /** Recorded times are good to 1 ms. */
    private static final long RESOLUTION = 1_000_000;

    private static final double OUTSIDE_ON_EACH_SIDE = 0.005;

    /** A statistic of one recorded run, and between which values 99 % of the model's runs lie. */
    public record Statistic(int run, String name, double recorded, double low, double high) {

        /** Whether it lies in the band; times within 1 ms of it do. */
        public boolean isInside() {
            double slack = name.startsWith("p") || name.equals("mean") ? 1 : 0;
            return low - slack <= recorded && recorded <= high + slack;
        }
    }

    /** Compares {@code recorded} with {@code seeds} runs of the model on {@code executive}. */
    public static Overload of(RecordedCase recorded, Executive executive, int seeds, MachineOptions options) {
        List<OverloadRun> model = IntStream.rangeClosed(1, seeds)
                .mapToObj(seed -> run(recorded, executive, Conditions.another(seed, options)))
                .toList();
        List<OverloadRun> seen = IntStream.range(0, runs(recorded))
                .mapToObj(run -> seen(recorded, run))
                .toList();
        long[] pool = times(model.stream().flatMapToLong(run -> run.connects().stream()));
        ImmutableList<Double> distances = seen.stream()
                .map(run -> distance(times(run.connects().stream()), pool))
                .collect(ImmutableList.toImmutableList());
        return new Overload(recorded.name(), distances, statistics(seen, model));
    }

    private static OverloadRun run(RecordedCase recorded, Executive executive, Conditions conditions) {
        OverloadSink sink = new OverloadSink();
        Simulation.run(executive, RecordedPlan.of(recorded, conditions).simulation(), ImmutableList.of(sink));
        return sink.run();
    }

    private static int runs(RecordedCase recorded) {
        return recorded.spread().connectTimes().values().iterator().next().size();
    }

    private static OverloadRun seen(RecordedCase recorded, int run) {
        LongStream connects = recorded.spread().connectTimes().values().stream()
                .mapToLong(times -> times.get(run) == JsonFields.NEVER ? OverloadRun.FOREVER : times.get(run))
                .sorted();
        String overflows = LinuxCounters.LISTEN_OVERFLOWS.name();
        long first = recorded.run()
                .counters()
                .getOrDefault("server", ImmutableMap.of())
                .getOrDefault(overflows, 0L);
        long moved = recorded.spread()
                .differing("server", overflows)
                .map(values -> values.get(run))
                .orElse(first);
        return new OverloadRun(ImmutableLongArray.copyOf(connects), moved);
    }

    private static long[] times(LongStream nanos) {
        return nanos.map(time -> time / RESOLUTION).sorted().toArray();
    }

    /** The greatest distance of two empirical distributions, both in ascending order. */
    static double distance(long[] one, long[] other) {
        double greatest = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            long value = Math.min(one[i], other[j]);
            while (i < one.length && one[i] == value) {
                i++;
            }
            while (j < other.length && other[j] == value) {
                j++;
            }
            greatest = Math.max(greatest, Math.abs((double) i / one.length - (double) j / other.length));
        }
        return greatest;
    }

    private static ImmutableList<Statistic> statistics(List<OverloadRun> seen, List<OverloadRun> model) {
        List<double[]> made = model.stream().map(OverloadRun::statistics).toList();
        ImmutableList.Builder<Statistic> all = ImmutableList.builder();
        for (int run = 0; run < seen.size(); run++) {
            double[] values = seen.get(run).statistics();
            for (int which = 0; which < values.length; which++) {
                all.add(statistic(run, which, values[which], made));
            }
        }
        return all.build();
    }

    private static Statistic statistic(int run, int which, double recorded, List<double[]> made) {
        double[] sorted =
                made.stream().mapToDouble(values -> values[which]).sorted().toArray();
        int out = (int) (OUTSIDE_ON_EACH_SIDE * sorted.length);
        return new Statistic(run, OverloadRun.NAMES.get(which), recorded, sorted[out], sorted[sorted.length - 1 - out]);
    }

    /** The greatest distance of a recorded run. */
    public double distance() {
        return distances.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /** How many statistics lie in their band. */
    public Share inside() {
        return Share.of(statistics.stream(), Statistic::isInside);
    }
}
