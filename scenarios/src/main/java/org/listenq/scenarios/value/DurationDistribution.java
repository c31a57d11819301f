package org.listenq.scenarios.value;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** A random duration, never negative. */
public sealed interface DurationDistribution {

    /** The file that lists its values, if there is one. */
    default Optional<TimeFile> file() {
        return Optional.empty();
    }

    /** Always the same. */
    record Constant(Duration value) implements DurationDistribution {}

    /** Evenly spread. */
    record Uniform(Duration min, Duration max) implements DurationDistribution {}

    /** Bell-shaped; what would be negative is 0. */
    record Normal(Duration mean, Duration sd) implements DurationDistribution {}

    /** Its logarithm is normal with standard deviation {@code sigma}. */
    record Lognormal(Duration median, BigDecimal sigma) implements DurationDistribution {

        public Lognormal {
            sigma = Decimals.plain(sigma);
        }
    }

    /** {@code min} plus an exponential part; {@code mean} is the mean of the sum. */
    record Exponential(Duration mean, Duration min) implements DurationDistribution {}

    /** At least {@code min}, with a tail as a power: P(X > x) = (min / x)^shape. */
    record Pareto(Duration min, BigDecimal shape) implements DurationDistribution {

        public Pareto {
            shape = Decimals.plain(shape);
        }
    }

    /** One of these, each equally likely. */
    record Empirical(ImmutableList<Duration> values) implements DurationDistribution {}

    /** One of those that a file lists, each equally likely. */
    record EmpiricalFile(TimeFile times) implements DurationDistribution {

        @Override
        public Optional<TimeFile> file() {
            return Optional.of(times);
        }
    }
}
