package org.listenq.core.engine;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Arrays;

/**
 * The distributions that scenarios name.
 *
 * <p>All are inverse transforms (L. Devroye, "Non-Uniform Random Variate Generation", 1986, chapter II.2): values, so
 * equal parameters are equal, but for the empirical one. What they return is rounded to whole nanoseconds and at most
 * {@link #LONGEST}, so that a heavy tail cannot overflow the clock.
 */
public final class Distributions {

    /** The longest duration that any of them returns: 2^60 ns, about 36 years. */
    public static final long LONGEST = 1L << 60;

    private static final double BELOW_ONE = 1 - 0x1.0p-53;

    private Distributions() {}

    /** Always {@code nanos}. */
    public static Distribution constant(long nanos) {
        return new Constant(checkDuration(nanos));
    }

    /** Evenly spread from {@code minNanos} to {@code maxNanos}. */
    public static Distribution uniform(long minNanos, long maxNanos) {
        checkArgument(minNanos <= maxNanos, "uniform: minimum %s ns above maximum %s ns", minNanos, maxNanos);
        return new Uniform(checkDuration(minNanos), checkDuration(maxNanos));
    }

    /**
     * Normal, cut off below 0: what lies there is spread over the rest, so {@code meanNanos} and {@code sdNanos} are
     * those before the cut. With five standard deviations in the mean, the cut moves it by less than a millionth.
     */
    public static Distribution normal(long meanNanos, long sdNanos) {
        checkDuration(meanNanos);
        checkDuration(sdNanos);
        double cut = sdNanos == 0 ? 0 : StandardNormal.shareBelow(-(double) meanNanos / sdNanos);
        return new Normal(meanNanos, sdNanos, cut);
    }

    /**
     * Log-normal with median {@code medianNanos}; {@code sigma} is the standard deviation of the natural logarithm. The
     * mean is the median times exp(sigma^2 / 2).
     */
    public static Distribution logNormal(long medianNanos, double sigma) {
        checkArgument(sigma >= 0 && sigma < Double.POSITIVE_INFINITY, "log-normal: sigma %s", sigma);
        return new LogNormal(checkDuration(medianNanos), sigma);
    }

    /** Exponential with mean {@code meanNanos}. */
    public static Distribution exponential(long meanNanos) {
        return exponential(meanNanos, 0);
    }

    /** Exponential above {@code minNanos}; {@code meanNanos} is the mean of the whole, the minimum included. */
    public static Distribution exponential(long meanNanos, long minNanos) {
        checkArgument(minNanos <= meanNanos, "exponential: minimum %s ns above mean %s ns", minNanos, meanNanos);
        return new Exponential(checkDuration(meanNanos), checkDuration(minNanos));
    }

    /** Pareto (type I) from {@code minNanos}; for a shape above 1 its mean is minimum * shape / (shape - 1). */
    public static Distribution pareto(long minNanos, double shape) {
        checkArgument(shape > 0 && shape < Double.POSITIVE_INFINITY, "Pareto: shape %s", shape);
        return new Pareto(checkDuration(minNanos), shape);
    }

    /** The sample {@code nanos}, in any order, each value as likely as the others. */
    public static Distribution empirical(long... nanos) {
        long[] ascending = nanos.clone();
        Arrays.sort(ascending);
        double[] weights = new double[nanos.length];
        Arrays.fill(weights, 1);
        return empirical(ascending, weights);
    }

    /** The values {@code nanos}, in ascending order, each as likely as its weight says; nothing between them. */
    public static Distribution empirical(long[] nanos, double[] weights) {
        return new Empirical(nanos, weights);
    }

    static long checkDuration(long nanos) {
        checkArgument(nanos >= 0 && nanos <= LONGEST, "duration %s ns is not from 0 to 2^60", nanos);
        return nanos;
    }

    private static long round(double nanos) {
        return Math.min(LONGEST, Math.max(0, Math.round(nanos)));
    }

    private record Constant(long nanos) implements Distribution {
        @Override
        public long at(double u) {
            return nanos;
        }
    }

    private record Uniform(long minNanos, long maxNanos) implements Distribution {
        @Override
        public long at(double u) {
            return minNanos + Math.round(u * (maxNanos - minNanos));
        }
    }

    private record Normal(long meanNanos, long sdNanos, double cut) implements Distribution {
        @Override
        public long at(double u) {
            double share = Math.min(BELOW_ONE, cut + u * (1 - cut));
            return round(meanNanos + sdNanos * StandardNormal.quantile(share));
        }
    }

    private record LogNormal(long medianNanos, double sigma) implements Distribution {
        @Override
        public long at(double u) {
            return round(medianNanos * StrictMath.exp(sigma * StandardNormal.quantile(u)));
        }
    }

    private record Exponential(long meanNanos, long minNanos) implements Distribution {
        @Override
        public long at(double u) {
            return round(minNanos - (meanNanos - minNanos) * LogarithmOfOnePlus.of(-u));
        }
    }

    private record Pareto(long minNanos, double shape) implements Distribution {
        @Override
        public long at(double u) {
            return round(minNanos * StrictMath.exp(-LogarithmOfOnePlus.of(-u) / shape));
        }
    }
}
