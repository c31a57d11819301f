package org.listenq.core.client;

import static com.google.common.base.Preconditions.checkArgument;

import org.listenq.core.engine.RandomStreams;

/**
 * Arrivals at equal distances.
 *
 * @param from the first, in nanoseconds
 * @param interval nanoseconds between two; 0 for all at once
 * @param count how many
 */
record RegularArrivals(long from, long interval, long count) implements ArrivalProcess {

    RegularArrivals {
        checkArgument(
                from >= 0 && interval >= 0 && count >= 0, "%s arrivals every %s ns from %s", count, interval, from);
    }

    @Override
    public Arrivals begin(RandomStreams streams, String group) {
        return new Arrivals() {
            private long done;

            @Override
            public long next() {
                return done < count ? from + interval * done++ : NONE;
            }
        };
    }
}
