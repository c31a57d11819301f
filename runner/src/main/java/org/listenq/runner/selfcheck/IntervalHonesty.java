package org.listenq.runner.selfcheck;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.Arrays;
import org.listenq.output.study.Estimate;
import org.listenq.output.study.Metric;
import org.listenq.output.study.Metrics;
import org.listenq.output.study.Observation;
import org.listenq.runner.execution.Executor;
import org.listenq.scenarios.study.RunSpec;

/**
 * How often the interval of a study covers the truth where that is known: the loss of an M/M/1/K queue.
 *
 * @param studies how many studies were run
 * @param covered how many of their intervals hold the truth
 * @param truth share of arrivals that are lost
 * @param mean of all runs
 */
public record IntervalHonesty(int studies, int covered, double truth, double mean) {

    private static final String SCENARIO = "mm1k.yaml";
    private static final int REPLICATIONS = 10;
    private static final double LOAD = 0.8;
    private static final int PLACES = 5;
    private static final double CONFIDENCE = 0.95;

    /** Runs {@code studies} independent studies of ten replications each on {@code executor}. */
    public static IntervalHonesty measure(int studies, Executor executor) throws IOException, InterruptedException {
        Metric loss = Metrics.find("share.failed").orElseThrow();
        double[] values = new double[studies * REPLICATIONS];
        ImmutableList<RunSpec> runs = CheckedStudy.runs(SCENARIO, "warm-up: 1s\nseed: 1\n", values.length);
        executor.execute(runs, new Executor.Results() {
            @Override
            public void done(int worker, RunSpec run, ImmutableList<Observation> parts) {
                values[run.replication()] = loss.of(parts.get(0));
            }

            @Override
            public void failed(RunSpec run, String why) {
                throw new IllegalStateException("replication " + run.replication() + ": " + why);
            }
        });
        int covered = 0;
        for (int study = 0; study < studies; study++) {
            double[] sample = Arrays.copyOfRange(values, study * REPLICATIONS, (study + 1) * REPLICATIONS);
            Estimate estimate = Estimate.of(sample, CONFIDENCE);
            covered += estimate.low() <= truth(LOAD, PLACES) && truth(LOAD, PLACES) <= estimate.high() ? 1 : 0;
        }
        return new IntervalHonesty(
                studies,
                covered,
                truth(LOAD, PLACES),
                Estimate.of(values, CONFIDENCE).mean());
    }

    /** Returns the share that an M/M/1/K queue loses: (1 - r) r^K / (1 - r^(K + 1)). */
    static double truth(double load, int places) {
        double power = 1;
        for (int i = 0; i < places; i++) {
            power *= load;
        }
        return (1 - load) * power / (1 - (power * load));
    }

    /** Share of intervals that hold the truth. */
    public double coverage() {
        return (double) covered / studies;
    }
}
