package org.listenq.core.client;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.listenq.core.engine.RandomStreams;

/** When the clients of a group start, one after the other: a value that scenarios name. */
public interface ArrivalProcess {

    /** Stands where no limit is set. */
    long UNLIMITED = Long.MAX_VALUE;

    /** Returns the instants of one replication for the group called {@code group}. */
    Arrivals begin(RandomStreams streams, String group);

    /** Returns which source sends the SYN of a flood with the number {@code arrival}, from 0: usually a new one. */
    default int source(int arrival) {
        return arrival;
    }

    /** Whether sources of a flood may send their SYN again. */
    default boolean repeatsSources() {
        return false;
    }

    /** The instants of one replication, in order. */
    interface Arrivals {

        /** Stands for the end. */
        long NONE = -1;

        /** Returns the next instant in nanoseconds, never before the last one, or {@link #NONE}. */
        long next();
    }

    /** Returns arrivals at {@code times}, in nanoseconds, which need not be in order. */
    static ArrivalProcess at(List<Long> times) {
        return new ListedArrivals(times.stream().sorted().collect(ImmutableList.toImmutableList()));
    }

    /**
     * Returns SYNs of a flood at {@code times}, in nanoseconds and in order; a number that stands twice in
     * {@code sources} is a source that sends its SYN again.
     */
    static ArrivalProcess from(List<Long> times, List<Integer> sources) {
        return new SourcedArrivals(ImmutableList.copyOf(times), ImmutableList.copyOf(sources));
    }

    /** Returns {@code count} arrivals at {@code time}. */
    static ArrivalProcess atOnce(long time, long count) {
        return new RegularArrivals(time, 0, count);
    }

    /** Returns {@code count} arrivals, the first at {@code from}, {@code interval} apart. */
    static ArrivalProcess every(long interval, long from, long count) {
        return new RegularArrivals(from, interval, count);
    }

    /**
     * Returns a Poisson process of {@code perSecond} arrivals a second that begins at {@code from} and ends before
     * {@code until} or after {@code count} arrivals; at least one of the two is not {@link #UNLIMITED}.
     */
    static ArrivalProcess poisson(double perSecond, long from, long until, long count) {
        return new PoissonArrivals(perSecond, from, until, count);
    }
}
