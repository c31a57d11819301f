package org.listenq.output.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import org.HdrHistogram.Histogram;

/**
 * A distribution of durations in nanoseconds: count, least, greatest and mean are exact, percentiles too as long as
 * there are few; of many they have three digits.
 */
public final class Durations {

    private static final int DIGITS = 3;
    private static final int FEW = 1024;
    private static final long MOST_IN_A_ROW = 1L << 32;
    private static final MathContext ROUNDED = new MathContext(DIGITS, RoundingMode.HALF_UP);

    private final Histogram histogram = new Histogram(DIGITS);
    private final ExactSum sum = new ExactSum();
    private long[] few = new long[16];

    /** A duration that came so often in a row and stands neither in the histogram nor in the sum yet. */
    private long latest = -1;

    private long latestCount;
    private long count;
    private long min = Long.MAX_VALUE;
    private long max;

    /** Counts one duration. */
    void add(long nanos) {
        if (nanos != latest || latestCount == MOST_IN_A_ROW) {
            settle();
            latest = nanos;
            min = Math.min(min, nanos);
            max = Math.max(max, nanos);
        }
        latestCount++;
        if (count < FEW) {
            keep((int) count, nanos);
        }
        count++;
    }

    private void settle() {
        if (latestCount > 0) {
            histogram.recordValueWithCount(latest, latestCount);
            sum.add(latestCount, latest);
            latestCount = 0;
        }
    }

    private void keep(int place, long nanos) {
        if (place == few.length) {
            few = Arrays.copyOf(few, 2 * place);
        }
        few[place] = nanos;
    }

    void mergeWith(Durations other) {
        settle();
        other.settle();
        for (int i = 0; count + other.count <= FEW && i < other.count; i++) {
            keep((int) count + i, other.few[i]);
        }
        histogram.add(other.histogram);
        sum.add(other.sum);
        count += other.count;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
    }

    /** How many there are; with none, all other figures are 0. */
    public long count() {
        return count;
    }

    public long min() {
        return count == 0 ? 0 : min;
    }

    public long max() {
        return max;
    }

    /** How many are longer than {@code nanos}; durations that agree with it in three digits do not count. */
    public long countAbove(long nanos) {
        settle();
        return count - histogram.getCountBetweenValues(0, nanos);
    }

    /** The mean, to the nearest nanosecond. */
    public long mean() {
        settle();
        return sum.over(count, 1);
    }

    /**
     * Returns the least duration that at least {@code percent} of all do not exceed; of more than {@value #FEW}
     * rounded to three digits and kept between least and greatest.
     */
    public long percentile(double percent) {
        if (count == 0) {
            return 0;
        }
        if (count <= FEW) {
            long[] sorted = Arrays.copyOf(few, (int) count);
            Arrays.sort(sorted);
            int rank = (int) Math.ceil(percent * count / 100 - 1e-9);
            return sorted[Math.max(1, rank) - 1];
        }
        settle();
        long near = histogram.medianEquivalentValue(histogram.getValueAtPercentile(percent));
        long rounded = BigDecimal.valueOf(near).round(ROUNDED).longValueExact();
        return Math.max(min, Math.min(max, rounded));
    }
}
