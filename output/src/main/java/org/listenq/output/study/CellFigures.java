package org.listenq.output.study;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.listenq.output.statistics.Durations;

/** The sample of one cell, filled in plan order: the metrics of each run, and its durations merged. */
public final class CellFigures {

    private final ImmutableMap<String, String> labels;
    private final ImmutableList<Metric> metrics;
    private final List<double[]> rows = new ArrayList<>();
    private final List<Integer> replications = new ArrayList<>();
    private final Map<String, ToDoubleFunction<Observation>> families = new LinkedHashMap<>();
    private final Map<String, Durations> pooled = new LinkedHashMap<>();
    private final Map<String, Long> never = new LinkedHashMap<>();

    /** Begins the sample of the cell with {@code labels}. */
    public CellFigures(ImmutableMap<String, String> labels, ImmutableList<Metric> metrics) {
        this.labels = labels;
        this.metrics = metrics;
        metrics.forEach(metric ->
                metric.pooled().ifPresent(percentile -> families.putIfAbsent(percentile.family(), percentile.never())));
    }

    /** Adds a run, or each part of it. */
    public void add(int replication, List<Observation> parts) {
        for (Observation part : parts) {
            rows.add(metrics.stream().mapToDouble(metric -> metric.of(part)).toArray());
            replications.add(replication);
            families.forEach((family, never) -> pool(family, never, part));
        }
    }

    /** Adds a run that failed: values that are not numbers, so that the others keep their places. */
    public void addFailed(int replication, int parts) {
        for (int i = 0; i < parts; i++) {
            double[] none = new double[metrics.size()];
            Arrays.fill(none, Double.NaN);
            rows.add(none);
            replications.add(replication);
        }
    }

    private void pool(String family, ToDoubleFunction<Observation> endless, Observation part) {
        Durations times = part.times().get(family);
        if (times != null) {
            pooled.computeIfAbsent(family, key -> new Durations()).mergeWith(times);
            never.merge(family, (long) endless.applyAsDouble(part), Long::sum);
        }
    }

    /** What tells it from others. */
    public ImmutableMap<String, String> labels() {
        return labels;
    }

    /** Number of values of each metric. */
    public int size() {
        return rows.size();
    }

    /** The replication to which value number {@code index} belongs. */
    public int replication(int index) {
        return replications.get(index);
    }

    /** The values of metric number {@code metric}, in plan order. */
    public double[] values(int metric) {
        return rows.stream().mapToDouble(row -> row[metric]).toArray();
    }

    /** The first {@code count} of them. */
    public double[] values(int metric, int count) {
        return Arrays.copyOf(values(metric), count);
    }

    /** A percentile of all runs' durations merged, and how far it may be from the truth. */
    public record Pooled(double value, double error) {}

    /** Returns metric number {@code metric} of all durations merged; not a number unless it is a percentile. */
    public Pooled pooled(int metric) {
        return metrics.get(metric)
                .pooled()
                .filter(percentile -> pooled.containsKey(percentile.family()))
                .map(this::pooled)
                .orElse(new Pooled(Double.NaN, Double.NaN));
    }

    private Pooled pooled(Metric.Percentile percentile) {
        Durations times = pooled.getOrDefault(percentile.family(), new Durations());
        double value = percentile.of(times, never.getOrDefault(percentile.family(), 0L));
        boolean isNumber = !Double.isNaN(value) && !Double.isInfinite(value);
        return new Pooled(value, isNumber ? times.error((long) value) : Double.NaN);
    }
}
