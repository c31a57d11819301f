package org.listenq.core.client;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.listenq.core.engine.RandomStreams;
import org.listenq.core.settings.Setting;
import org.listenq.core.settings.Settings;

/**
 * When the clients of a group start, one after the other: an immutable value that scenarios name. It holds the
 * parameters; what changes in a run, such as the time of the last arrival, belongs to the {@link Arrivals} that
 * {@link #begin} returns.
 *
 * <p>To bring one of your own, write a {@link Provider}, name it in the file {@code
 * META-INF/services/org.listenq.core.client.ArrivalProcess$Provider} of a jar, and give the jar's folder to {@code
 * --plugins}. A group of clients then says {@code arrivals: {NAME: {SETTING: VALUE}}}.
 *
 * <p>Chance comes from the {@link RandomStreams} only, never from the clock or a generator of your own, or the same
 * seed would not give the same run. {@code streams.sequential("arrivals/" + group)} is the stream to draw from in
 * order: what the server's policy does cannot change how often it is asked. Use {@link StrictMath} for logarithms and
 * the like, since {@link Math} may differ from machine to machine.
 */
public interface ArrivalProcess {

    /** Stands where no limit is set. */
    long UNLIMITED = Long.MAX_VALUE;

    /**
     * Returns the instants of one replication for the group called {@code group}; it is called once in each.
     *
     * @param streams the chance of the replication
     * @param group unique in the scenario; part of the name of each stream that is asked for
     */
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

    /**
     * What makes arrival processes of one name from the settings that it declares. It has a constructor without
     * parameters, and remembers nothing.
     */
    interface Provider {

        /** The key below {@code arrivals} that scenarios use, such as {@code evening-peak}: a-z, 0-9, dots, hyphens. */
        String name();

        /** One sentence for listings and for the JSON Schema. */
        String summary();

        /** What stands below the key, each with its range and default. */
        ImmutableList<Setting> settings();

        /**
         * Returns the process for {@code values}, which hold exactly the declared settings. It need not end: arrivals
         * at or after the end of the run, and beyond the group's {@code count}, do not happen.
         *
         * @throws IllegalArgumentException if the values make no sense together; the message is shown to the user
         */
        ArrivalProcess create(Settings values);
    }

    /**
     * Returns {@code process} until the first instant that is not before {@code until}, in nanoseconds, or after
     * {@code count} arrivals.
     */
    static ArrivalProcess bounded(ArrivalProcess process, long until, long count) {
        return new BoundedArrivals(process, until, count);
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
