package org.listenq.core.client;

import static com.google.common.base.Preconditions.checkArgument;

import org.apache.commons.rng.UniformRandomProvider;
import org.listenq.core.engine.NaturalLogarithm;
import org.listenq.core.engine.RandomStreams;

/**
 * A Poisson process: independent exponential distances, drawn in order, since no policy has a say in them.
 *
 * @param perSecond mean number of arrivals a second
 * @param from where the first distance begins, in nanoseconds
 * @param until no arrival at or after it
 * @param count no more arrivals than these
 */
record PoissonArrivals(double perSecond, long from, long until, long count) implements ArrivalProcess {

    private static final double NANOS_PER_SECOND = 1e9;

    PoissonArrivals {
        checkArgument(perSecond > 0, "rate %s is not positive", perSecond);
        checkArgument(until != UNLIMITED || count != UNLIMITED, "arrivals without end");
    }

    @Override
    public Arrivals begin(RandomStreams streams, String group) {
        UniformRandomProvider random = streams.sequential("arrivals/" + group);
        return new Arrivals() {
            private long last = from;
            private long done;

            /** Drawn one arrival before it is needed, so that nothing waits for the logarithm. */
            private long nextDistance = distance(random);

            @Override
            public long next() {
                if (done >= count || last >= until) {
                    return NONE;
                }
                last += nextDistance;
                nextDistance = distance(random);
                done++;
                return last < until ? last : NONE;
            }
        };
    }

    private long distance(UniformRandomProvider random) {
        return Math.round(-NaturalLogarithm.of(1 - random.nextDouble()) / perSecond * NANOS_PER_SECOND);
    }
}
