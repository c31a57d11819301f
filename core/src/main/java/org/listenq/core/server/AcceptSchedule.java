package org.listenq.core.server;

import com.google.common.collect.ImmutableList;
import org.listenq.core.engine.Distribution;

/** When the accepting program calls accept(). Times are nanoseconds since the start of the run. */
public sealed interface AcceptSchedule {

    /** It never calls accept(). */
    record Never() implements AcceptSchedule {}

    /**
     * Workers that call accept(), wait there, serve, and call it again.
     *
     * @param count how many
     * @param from when they start
     * @param service how long a connection keeps its worker
     * @param wake which waiting worker gets the next connection
     * @param perTurn most connections that a worker accepts before it serves them
     * @param most most connections that are accepted altogether
     */
    record Workers(int count, long from, Distribution service, WakeOrder wake, int perTurn, long most)
            implements AcceptSchedule {

        /** Returns one worker that takes everything from {@code from} on, as soon as it is there. */
        public static Workers atOnce(long from, long most) {
            return new Workers(1, from, u -> 0, WakeOrder.FIFO, 1, most);
        }
    }

    /**
     * One accept() that does not wait at each tick; a tick that finds the queue empty is lost.
     *
     * @param from the first tick
     * @param interval from tick to tick
     * @param most most connections that are accepted altogether
     */
    record Every(long from, long interval, long most) implements AcceptSchedule {}

    /** One accept() that does not wait at each of these times. */
    record At(ImmutableList<Long> times) implements AcceptSchedule {}
}
