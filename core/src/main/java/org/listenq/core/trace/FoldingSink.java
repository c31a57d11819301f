package org.listenq.core.trace;

import org.listenq.core.segment.Connection;

/**
 * A sink that adds up: it is told which counters move, how long the queues are and whose story is over, whatever rows
 * it wants, and without a row if no sink wants one.
 */
public interface FoldingSink extends TraceSink {

    /** Takes that each counter of {@code counters}, which is not empty, moves by one at {@code host} now. */
    void counted(long nowNanos, int host, CounterSet counters);

    /**
     * Takes how long the queues of a listening socket are now; comes after each change, or when a connection has gone
     * from one queue to the other, and at other times too.
     */
    void lengths(long nowNanos, int listener, int incomplete, int completed);

    /** Takes that nothing is left to do for {@code connection}, which is used again after this call. */
    void ended(long nowNanos, Connection connection);
}
