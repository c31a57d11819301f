package org.listenq.core.trace;

/**
 * A sink that adds up: it is told which counters move and how long the queues are, whatever rows it wants, and without
 * a row if no sink wants one.
 */
public interface FoldingSink extends TraceSink {

    /** Takes that each counter of {@code counters}, which is not empty, moves by one at {@code host} now. */
    void counted(long nowNanos, int host, CounterSet counters);

    /** Takes how long the queues of a listening socket are now; comes after each change, and at other times too. */
    void lengths(long nowNanos, int listener, int incomplete, int completed);
}
