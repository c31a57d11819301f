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
    private static final double HALF = 0.5;

    PoissonArrivals {
        checkArgument(perSecond > 0, "rate %s is not positive", perSecond);
        checkArgument(until != UNLIMITED || count != UNLIMITED, "arrivals without end");
    }

    @Override
    public Arrivals begin(RandomStreams streams, String group) {
        return new Distances(this, streams.sequential("arrivals/" + group));
    }

    private long distance(UniformRandomProvider random) {
        return rounded(-NaturalLogarithm.of(1 - random.nextDouble()) / perSecond * NANOS_PER_SECOND);
    }

    /** As {@link Math#round}, for what is not negative and below 2^52, where this is quicker and the same. */
    static long rounded(double value) {
        long whole = (long) value;
        return value - whole >= HALF ? whole + 1 : whole;
    }

    /** The arrivals of one replication; distances are drawn some at a time, so that their logarithms overlap. */
    private static final class Distances implements Arrivals {

        private static final int DRAWN = 8;

        private final PoissonArrivals process;
        private final UniformRandomProvider random;
        private final long[] distances = new long[DRAWN];
        private int used = DRAWN;
        private long last;
        private long done;

        Distances(PoissonArrivals process, UniformRandomProvider random) {
            this.process = process;
            this.random = random;
            this.last = process.from;
        }

        @Override
        public long next() {
            if (done >= process.count || last >= process.until) {
                return NONE;
            }
            if (used == DRAWN) {
                draw();
            }
            last += distances[used++];
            done++;
            return last < process.until ? last : NONE;
        }

        private void draw() {
            for (int i = 0; i < DRAWN; i++) {
                distances[i] = process.distance(random);
            }
            used = 0;
        }
    }
}
