package org.listenq.output.study;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A study that has been run.
 *
 * @param question what was asked
 * @param cells in plan order
 * @param estimates of each cell, for each metric
 * @param comparisons with the baseline, by metric and cell
 * @param failures runs that failed
 */
public record StudyResult(
        Question question,
        ImmutableList<CellFigures> cells,
        ImmutableList<ImmutableList<Estimate>> estimates,
        ImmutableList<Comparison> comparisons,
        ImmutableList<Failure> failures) {

    /**
     * What a study asks.
     *
     * @param name of the study
     * @param description one sentence; may be empty
     * @param dimensions what tells cells apart
     * @param metrics what is looked at
     * @param confidence of intervals
     * @param adjustment of verdicts
     * @param baseline dimensions and values of the cells with which others are compared
     * @param batches into how many parts each run was cut
     */
    public record Question(
            String name,
            String description,
            ImmutableList<String> dimensions,
            ImmutableList<Metric> metrics,
            double confidence,
            Comparison.Adjustment adjustment,
            ImmutableMap<String, String> baseline,
            int batches) {}

    /**
     * A run that failed.
     *
     * @param cell its index
     * @param replication its number
     * @param why the message
     * @param command what repeats it
     */
    public record Failure(int cell, int replication, String why, String command) {}

    /** Returns what {@code cells} amount to. */
    public static StudyResult of(Question question, ImmutableList<CellFigures> cells, ImmutableList<Failure> failures) {
        ImmutableList.Builder<ImmutableList<Estimate>> estimates = ImmutableList.builder();
        for (CellFigures cell : cells) {
            ImmutableList.Builder<Estimate> row = ImmutableList.builder();
            for (int metric = 0; metric < question.metrics().size(); metric++) {
                row.add(Estimate.of(cell.values(metric), question.confidence()));
            }
            estimates.add(row.build());
        }
        return new StudyResult(question, cells, estimates.build(), comparisons(question, cells), failures);
    }

    private static ImmutableList<Comparison> comparisons(Question question, ImmutableList<CellFigures> cells) {
        Map<ImmutableMap<String, String>, Integer> byLabels = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            byLabels.put(cells.get(i).labels(), i);
        }
        ImmutableList.Builder<Comparison> all = ImmutableList.builder();
        for (int metric = 0; metric < question.metrics().size(); metric++) {
            List<Comparison> ofMetric = new ArrayList<>();
            for (int cell = 0; cell < cells.size(); cell++) {
                OptionalInt baseline = baseline(question, cells.get(cell).labels(), byLabels);
                if (baseline.isPresent() && baseline.getAsInt() != cell) {
                    ofMetric.add(compare(question, cells, new int[] {cell, baseline.getAsInt(), metric}));
                }
            }
            all.addAll(Comparison.adjusted(ofMetric, question.adjustment(), question.confidence()));
        }
        return all.build();
    }

    private static Comparison compare(Question question, List<CellFigures> cells, int... who) {
        CellFigures ours = cells.get(who[0]);
        CellFigures theirs = cells.get(who[1]);
        int pairs = Math.min(ours.size(), theirs.size());
        return Comparison.of(who, ours.values(who[2], pairs), theirs.values(who[2], pairs), question.confidence());
    }

    /** Returns the cell with the baseline's values and otherwise those of {@code labels}. */
    private static OptionalInt baseline(
            Question question, ImmutableMap<String, String> labels, Map<ImmutableMap<String, String>, Integer> all) {
        if (question.baseline().isEmpty()) {
            return OptionalInt.empty();
        }
        Map<String, String> wanted = new LinkedHashMap<>(labels);
        wanted.putAll(question.baseline());
        Integer index = all.get(ImmutableMap.copyOf(wanted));
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** How much consecutive parts of the run of {@code cell} resemble each other: their lag-1 autocorrelation. */
    public double correlation(int cell, int metric) {
        double[] values = cells.get(cell).values(metric);
        Estimate estimate = estimates.get(cell).get(metric);
        double products = 0;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            double deviation = values[i] - estimate.mean();
            squares += deviation * deviation;
            products += i == 0 ? 0 : deviation * (values[i - 1] - estimate.mean());
        }
        return squares == 0 ? 0 : products / squares;
    }
}
