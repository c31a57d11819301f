package org.listenq.runner;

import java.util.HashMap;
import java.util.Map;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;

/**
 * The two queues of one listening socket, measured in two ways that know nothing of each other: by their lengths over
 * time, and by the times that connections spend in them.
 */
final class QueueLengths implements TraceSink {

    private static final long INTERESTS = EventKind.SYNQ_ADD.bit()
            | EventKind.SYNQ_REMOVE.bit()
            | EventKind.ACCQ_ADD.bit()
            | EventKind.ACCQ_REMOVE.bit()
            | EventKind.ACCEPT_RETURN.bit();

    private final int listener;
    private final Queue incomplete = new Queue();
    private final Queue completed = new Queue();

    QueueLengths(int listener) {
        this.listener = listener;
    }

    @Override
    public long interests() {
        return INTERESTS;
    }

    @Override
    public void accept(TraceRow row) {
        if (row.listener() != listener) {
            return;
        }
        long now = row.timeNanos();
        int connection = row.connection().label();
        switch (row.kind()) {
            case SYNQ_ADD -> incomplete.enters(connection, now);
            case SYNQ_REMOVE -> incomplete.leaves(connection, now);
            case ACCQ_ADD -> completed.enters(connection, now);
            default -> completed.leaves(connection, now);
        }
        incomplete.length(row.synAfter(), now);
        completed.length(row.accAfter(), now);
    }

    void end(long now) {
        incomplete.end(now);
        completed.end(now);
    }

    Queue incomplete() {
        return incomplete;
    }

    Queue completed() {
        return completed;
    }

    /** One queue. Sums are in connection-nanoseconds. */
    static final class Queue {

        private final Map<Integer, Long> entered = new HashMap<>();
        private long arrivals;
        private long longest;
        private double spent;
        private long departed;
        private int length;
        private long since;
        private double area;
        private double squares;
        private int left;

        private void enters(int connection, long now) {
            entered.put(connection, now);
            arrivals++;
        }

        private void leaves(int connection, long now) {
            Long from = entered.remove(connection);
            if (from != null) {
                spent += now - from;
                longest = Math.max(longest, now - from);
                departed++;
            }
        }

        private void length(int value, long now) {
            area += (double) length * (now - since);
            squares += (double) length * length * (now - since);
            length = value;
            since = now;
        }

        private void end(long now) {
            length(length, now);
            left = entered.size();
            entered.values().forEach(from -> longest = Math.max(longest, now - from));
        }

        /** The time-weighted mean length. */
        double mean() {
            return area / since;
        }

        double variance() {
            return squares / since - mean() * mean();
        }

        /** Connections that entered, a second. */
        double rate() {
            return arrivals * 1e9 / since;
        }

        /** Mean time in the queue of those that left it, in seconds. */
        double sojourn() {
            return departed == 0 ? 0 : spent / departed / 1e9;
        }

        /** What those still in the queue at the end can make of a difference in its length. */
        double edge() {
            return (double) left * longest / since;
        }

        long arrivals() {
            return arrivals;
        }
    }
}
