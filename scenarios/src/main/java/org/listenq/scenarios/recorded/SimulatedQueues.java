package org.listenq.scenarios.recorded;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.TraceRow;

/** Follows the lengths of a run's queues. */
final class SimulatedQueues {

    static final long INTERESTS = EventKind.SYNQ_ADD.bit()
            | EventKind.SYNQ_REMOVE.bit()
            | EventKind.ACCQ_ADD.bit()
            | EventKind.ACCQ_REMOVE.bit()
            | EventKind.ACCEPT_RETURN.bit()
            | EventKind.LISTENER_CLOSE.bit();

    private static final int CLOSED = -1;

    private final Integer[] completed;
    private final int[] incomplete;
    private final List<QueueLengths> all = new ArrayList<>();

    SimulatedQueues(int sockets) {
        completed = new Integer[sockets];
        Arrays.fill(completed, 0);
        incomplete = new int[sockets];
        note(0);
    }

    void accept(TraceRow row) {
        if ((INTERESTS & row.kind().bit()) == 0 || row.listener() < 0) {
            return;
        }
        int socket = row.listener();
        incomplete[socket] = row.synAfter();
        if (row.kind() == EventKind.LISTENER_CLOSE) {
            completed[socket] = CLOSED;
        } else if (completed[socket] != CLOSED) {
            completed[socket] = row.accAfter();
        }
        note(row.timeNanos());
    }

    private void note(long now) {
        all.add(new QueueLengths(
                now, ImmutableList.copyOf(completed), Arrays.stream(incomplete).sum()));
    }

    ImmutableList<QueueLengths> all() {
        return ImmutableList.copyOf(all);
    }
}
