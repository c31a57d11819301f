package org.listenq.core.engine;

import static com.google.common.base.Preconditions.checkArgument;

/** A distribution that returns recorded values, each with the share that its weight has of all weights. */
final class Empirical implements Distribution {

    private final long[] nanos;

    /** Sum of the weights up to and including each value. */
    private final double[] cumulated;

    Empirical(long[] nanos, double[] weights) {
        checkArgument(nanos.length > 0, "empirical: no values");
        checkArgument(nanos.length == weights.length, "empirical: %s values, %s weights", nanos.length, weights.length);
        this.nanos = nanos.clone();
        this.cumulated = new double[nanos.length];
        double sum = 0;
        for (int i = 0; i < nanos.length; i++) {
            checkArgument(weights[i] >= 0, "empirical: weight %s", weights[i]);
            checkArgument(i == 0 || nanos[i - 1] <= nanos[i], "empirical: value %s is below the one before it", i);
            Distributions.checkDuration(nanos[i]);
            sum += weights[i];
            cumulated[i] = sum;
        }
        checkArgument(sum > 0 && sum < Double.POSITIVE_INFINITY, "empirical: weights add up to %s", sum);
    }

    @Override
    public long at(double u) {
        double target = u * cumulated[cumulated.length - 1];
        int low = 0;
        int high = cumulated.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulated[middle] < target) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return nanos[low];
    }
}
