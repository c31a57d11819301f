package org.listenq.scenarios.assembly;

import java.time.Duration;
import java.util.List;
import org.listenq.core.engine.Distribution;
import org.listenq.core.engine.Distributions;
import org.listenq.scenarios.value.DurationDistribution;

/** Makes core's distributions of durations. */
final class DistributionAssembler {

    private DistributionAssembler() {}

    static Distribution of(DurationDistribution value) {
        if (value instanceof DurationDistribution.Constant constant) {
            return Distributions.constant(constant.value().toNanos());
        } else if (value instanceof DurationDistribution.Uniform uniform) {
            return Distributions.uniform(uniform.min().toNanos(), uniform.max().toNanos());
        } else if (value instanceof DurationDistribution.Normal normal) {
            return Distributions.normal(normal.mean().toNanos(), normal.sd().toNanos());
        } else if (value instanceof DurationDistribution.Lognormal lognormal) {
            return Distributions.logNormal(
                    lognormal.median().toNanos(), lognormal.sigma().doubleValue());
        } else if (value instanceof DurationDistribution.Exponential exponential) {
            return Distributions.exponential(
                    exponential.mean().toNanos(), exponential.min().toNanos());
        } else if (value instanceof DurationDistribution.Pareto pareto) {
            return Distributions.pareto(pareto.min().toNanos(), pareto.shape().doubleValue());
        } else if (value instanceof DurationDistribution.EmpiricalFile file) {
            return Distributions.empirical(file.times().nanos().toArray());
        }
        return Distributions.empirical(nanos(((DurationDistribution.Empirical) value).values()));
    }

    private static long[] nanos(List<Duration> values) {
        return values.stream().mapToLong(Duration::toNanos).toArray();
    }
}
