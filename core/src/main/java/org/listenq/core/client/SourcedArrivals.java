package org.listenq.core.client;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Ordering;
import org.listenq.core.engine.RandomStreams;

/**
 * SYNs of a flood at given instants from given sources, which may send theirs again.
 *
 * @param times nanoseconds, in order
 * @param sources the source of each SYN, numbered from 0
 */
record SourcedArrivals(ImmutableList<Long> times, ImmutableList<Integer> sources) implements ArrivalProcess {

    SourcedArrivals {
        checkArgument(times.size() == sources.size(), "%s times, %s sources", times.size(), sources.size());
        checkArgument(Ordering.natural().isOrdered(times), "times not in order");
    }

    @Override
    public Arrivals begin(RandomStreams streams, String group) {
        return new ListedArrivals(times).begin(streams, group);
    }

    @Override
    public int source(int arrival) {
        return sources.get(arrival);
    }

    @Override
    public boolean repeatsSources() {
        return true;
    }
}
