package org.listenq.core.client;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * What a program does when connect() or its connection fails: it waits and connects again.
 *
 * @param maxAttempts most connect() calls for one purpose; 1 for no retry
 * @param initialNanos first wait
 * @param factor by which each wait is longer than the one before
 * @param capNanos longest wait
 */
public record RetryPlan(int maxAttempts, long initialNanos, double factor, long capNanos) {

    /** No retry. */
    public static final RetryPlan NONE = new RetryPlan(1, 0, 1, 0);

    public RetryPlan {
        checkArgument(maxAttempts >= 1, "%s attempts", maxAttempts);
        checkArgument(initialNanos >= 0 && factor >= 1 && capNanos >= initialNanos, "waits do not grow up to the cap");
    }

    /** Returns the wait after {@code failures} failures in a row. */
    long waitAfter(int failures) {
        double wait = initialNanos * StrictMath.pow(factor, failures - 1);
        return wait < capNanos ? Math.round(wait) : capNanos;
    }
}
