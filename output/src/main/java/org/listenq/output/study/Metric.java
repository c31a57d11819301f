package org.listenq.output.study;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.listenq.output.statistics.Durations;

/**
 * A number that an observation gives.
 *
 * @param name such as {@code connect.p99}
 * @param unit in which its values are held
 * @param value of an observation: not a number if there is nothing to say, infinite for what never ended
 * @param pooled of which family and percentile it is, if it can be had from merged histograms
 */
public record Metric(String name, Unit unit, ToDoubleFunction<Observation> value, Optional<Percentile> pooled) {

    /**
     * A percentile of a family of times.
     *
     * @param family such as {@code connect}
     * @param percent above 0, at most 100
     * @param never of an observation: how many never ended
     */
    record Percentile(String family, double percent, ToDoubleFunction<Observation> never) {

        /** Returns its value in {@code observation}. */
        double of(Observation observation) {
            Durations times = observation.times().get(family);
            return times == null ? Double.NaN : of(times, (long) never.applyAsDouble(observation));
        }

        /** Returns its value among {@code times} and {@code endless} more that never ended. */
        double of(Durations times, long endless) {
            long value = times.percentile(percent, endless);
            if (value == Durations.NEVER) {
                return Double.POSITIVE_INFINITY;
            }
            return value < 0 ? Double.NaN : value;
        }
    }

    /** Returns its value in {@code observation}. */
    public double of(Observation observation) {
        return value.applyAsDouble(observation);
    }
}
