package org.listenq.core.client;

import com.google.common.collect.ImmutableList;
import java.util.Iterator;
import org.listenq.core.engine.RandomStreams;

/**
 * Arrivals at given instants.
 *
 * @param times nanoseconds, in order
 */
record ListedArrivals(ImmutableList<Long> times) implements ArrivalProcess {

    @Override
    public Arrivals begin(RandomStreams streams, String group) {
        Iterator<Long> left = times.iterator();
        return () -> left.hasNext() ? left.next() : Arrivals.NONE;
    }
}
