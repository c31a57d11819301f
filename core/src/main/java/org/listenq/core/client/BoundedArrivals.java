package org.listenq.core.client;

import static com.google.common.base.Preconditions.checkState;

import org.listenq.core.engine.RandomStreams;

/**
 * The arrivals of another process up to a time and a number.
 *
 * @param process the other one
 * @param until no arrival at or after it, in nanoseconds
 * @param count no more arrivals than these
 */
record BoundedArrivals(ArrivalProcess process, long until, long count) implements ArrivalProcess {

    @Override
    public Arrivals begin(RandomStreams streams, String group) {
        Arrivals all = process.begin(streams, group);
        return new Arrivals() {
            private long last;
            private long done;

            @Override
            public long next() {
                long next = done < count ? all.next() : NONE;
                if (next == NONE || next >= until) {
                    done = count;
                    return NONE;
                }
                checkState(next >= last, "arrival at %s ns after one at %s ns, in %s", next, last, process);
                last = next;
                done++;
                return next;
            }
        };
    }

    @Override
    public int source(int arrival) {
        return process.source(arrival);
    }

    @Override
    public boolean repeatsSources() {
        return process.repeatsSources();
    }
}
