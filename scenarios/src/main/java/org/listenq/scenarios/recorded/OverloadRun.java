package org.listenq.scenarios.recorded;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;

/**
 * What one run of an overloaded server is measured by.
 *
 * @param connects how long each connect() took, in nanoseconds, in ascending order; those that never ended last
 * @param overflows the server's ListenOverflows
 */
record OverloadRun(ImmutableLongArray connects, long overflows) {

    /** Stands for a connect() that did not end. */
    static final long FOREVER = Long.MAX_VALUE;

    /** Names of {@link #statistics()}. */
    static final ImmutableList<String> NAMES =
            ImmutableList.of("first-SYN share", "p50", "p90", "p99", "mean", "ListenOverflows");

    private static final long BEFORE_THE_SECOND_SYN = 900_000_000;
    private static final double MILLI = 1e6;

    /** Returns the share that needs one SYN, three quantiles and the mean in ms, and the overflows. */
    double[] statistics() {
        return new double[] {
            (double) connects.stream()
                            .filter(time -> time < BEFORE_THE_SECOND_SYN)
                            .count()
                    / connects.length(),
            quantile(0.5),
            quantile(0.9),
            quantile(0.99),
            connects.stream().filter(time -> time != FOREVER).average().orElse(0) / MILLI,
            overflows
        };
    }

    private double quantile(double share) {
        return connects.get(Math.min(connects.length() - 1, (int) (share * connects.length()))) / MILLI;
    }
}
