package org.listenq.output.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.HdrHistogram.Histogram;

/**
 * A distribution of durations in nanoseconds: count, least, greatest and mean are exact, percentiles have three digits.
 */
public final class Durations {

    private static final int DIGITS = 3;
    private static final MathContext ROUNDED = new MathContext(DIGITS, RoundingMode.HALF_UP);

    private final Histogram histogram = new Histogram(DIGITS);
    private final ExactSum sum = new ExactSum();
    private long count;
    private long min = Long.MAX_VALUE;
    private long max;

    /** Counts one duration. */
    void add(long nanos) {
        histogram.recordValue(nanos);
        sum.add(1, nanos);
        count++;
        min = Math.min(min, nanos);
        max = Math.max(max, nanos);
    }

    void mergeWith(Durations other) {
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

    /** The mean, to the nearest nanosecond. */
    public long mean() {
        return sum.over(count, 1);
    }

    /**
     * Returns the least duration that at least {@code percent} of all do not exceed, rounded to three digits and kept between
     * least and greatest.
     */
    public long percentile(double percent) {
        if (count == 0) {
            return 0;
        }
        long near = histogram.medianEquivalentValue(histogram.getValueAtPercentile(percent));
        long rounded = BigDecimal.valueOf(near).round(ROUNDED).longValueExact();
        return Math.max(min, Math.min(max, rounded));
    }
}
