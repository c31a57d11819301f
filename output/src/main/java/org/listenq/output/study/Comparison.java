package org.listenq.output.study;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One metric of a cell beside that of the baseline's cell, run by run.
 *
 * @param cell index of the cell
 * @param baseline index of the one it is compared with
 * @param metric index of the metric
 * @param difference cell minus baseline, over pairs of runs with the same number
 * @param independentVariance the variance that the difference would have if the two ran under independent chance
 * @param p chance of so great a difference if there is none; not a number if it cannot be told
 * @param adjusted the same, adjusted for the number of comparisons of this metric
 * @param verdict in words
 */
public record Comparison(
        int cell,
        int baseline,
        int metric,
        Estimate difference,
        double independentVariance,
        double p,
        double adjusted,
        String verdict) {

    /** How p-values are adjusted for their number. */
    public enum Adjustment {
        HOLM,
        BONFERRONI
    }

    /** Returns what the runs {@code ours} say beside {@code theirs}, not yet adjusted. */
    static Comparison of(int[] who, double[] ours, double[] theirs, double confidence) {
        int n = Math.min(ours.length, theirs.length);
        double[] differences = new double[n];
        for (int i = 0; i < n; i++) {
            differences[i] = ours[i] - theirs[i];
        }
        Estimate first = Estimate.of(ours, confidence);
        Estimate second = Estimate.of(theirs, confidence);
        boolean comparable = first.never() == 0 && second.never() == 0 && first.n() > 0 && second.n() > 0;
        Estimate difference = comparable
                ? Estimate.of(differences, confidence)
                : new Estimate(0, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        return new Comparison(
                who[0],
                who[1],
                who[2],
                difference,
                first.variance() + second.variance(),
                p(difference),
                Double.NaN,
                comparable ? "" : endless(first, second));
    }

    private static String endless(Estimate ours, Estimate theirs) {
        if (ours.n() == 0 || theirs.n() == 0) {
            return "nothing to compare";
        }
        return "never in " + ours.never() + " of " + ours.n() + " runs, in the baseline in " + theirs.never() + " of "
                + theirs.n();
    }

    private static double p(Estimate difference) {
        if (difference.n() < 2) {
            return Double.NaN;
        } else if (difference.sd() == 0) {
            return difference.mean() == 0 ? 1 : 0;
        }
        double t = difference.mean() / (difference.sd() / Math.sqrt(difference.n()));
        return Student.twoSided(difference.n() - 1, t);
    }

    /** Returns {@code all}, comparisons of one metric, with adjusted p-values and verdicts. */
    static ImmutableList<Comparison> adjusted(List<Comparison> all, Adjustment adjustment, double confidence) {
        List<Comparison> told = all.stream()
                .filter(each -> !Double.isNaN(each.p))
                .sorted(Comparator.comparingDouble(Comparison::p))
                .toList();
        List<Comparison> done = new ArrayList<>(all.stream()
                .filter(each -> Double.isNaN(each.p))
                .map(Comparison::untold)
                .toList());
        double floor = 0;
        for (int i = 0; i < told.size(); i++) {
            int factor = adjustment == Adjustment.HOLM ? told.size() - i : told.size();
            double adjusted = Math.min(1, factor * told.get(i).p);
            floor = adjustment == Adjustment.HOLM ? Math.max(floor, adjusted) : adjusted;
            done.add(told.get(i).judged(floor, confidence));
        }
        return ImmutableList.sortedCopyOf(Comparator.comparingInt(Comparison::cell), done);
    }

    private Comparison untold() {
        return with(Double.NaN, verdict.isEmpty() ? "one run tells nothing" : verdict);
    }

    private Comparison judged(double value, double confidence) {
        if (difference.sd() == 0 && difference.mean() == 0) {
            return with(value, "equal");
        } else if (value >= 1 - confidence) {
            return with(value, "no difference shown");
        }
        return with(value, difference.mean() < 0 ? "lower" : "higher");
    }

    private Comparison with(double value, String words) {
        return new Comparison(cell, baseline, metric, difference, independentVariance, p, value, words);
    }
}
