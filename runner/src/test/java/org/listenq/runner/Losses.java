package org.listenq.runner;

import org.apache.commons.statistics.distribution.TDistribution;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;
import org.listenq.scenarios.value.Scenario;

/** The share of SYNs that a server drops once it has warmed up. */
final class Losses implements TraceSink {

    private static final double NINETY_NINE = 0.995;

    private final long from;
    private long admitted;
    private long dropped;

    private Losses(long fromNanos) {
        this.from = fromNanos;
    }

    /** A mean over independent runs, and half of its interval of 99 %. */
    record Estimate(double mean, double half) {

        boolean holds(double value) {
            return Math.abs(value - mean) <= half;
        }

        /** Student's interval of equally good, independent values. */
        static Estimate of(double[] values) {
            double sum = 0;
            double squares = 0;
            for (double value : values) {
                sum += value;
            }
            double mean = sum / values.length;
            for (double value : values) {
                squares += (value - mean) * (value - mean);
            }
            double error = Math.sqrt(squares / (values.length - 1) / values.length);
            double quantile = TDistribution.of(values.length - 1).inverseCumulativeProbability(NINETY_NINE);
            return new Estimate(mean, quantile * error);
        }
    }

    /** Runs a scenario several times with chance of its own each and estimates the loss after {@code warmUpSeconds}. */
    static Estimate of(Scenario scenario, int replications, long warmUpSeconds) {
        double[] shares = new double[replications];
        for (int i = 0; i < replications; i++) {
            Losses losses = new Losses(warmUpSeconds * 1_000_000_000);
            LibraryRun.simulate(scenario, i, losses);
            shares[i] = (double) losses.dropped / (losses.dropped + losses.admitted);
        }
        return Estimate.of(shares);
    }

    @Override
    public long interests() {
        return EventKind.SYNQ_ADD.bit() | EventKind.SEGMENT_DROP.bit();
    }

    @Override
    public void accept(TraceRow row) {
        if (row.timeNanos() < from) {
            return;
        }
        if (row.kind() == EventKind.SYNQ_ADD) {
            admitted++;
        } else if (row.host() == RunInfo.SERVER) {
            dropped++;
        }
    }
}
