package org.listenq.core.listener;

import org.listenq.core.trace.CounterSet;
import org.listenq.core.trace.EventKind;

/** What becomes of the queues of a listening socket that closes: its policy says it for each. */
final class Closing {

    private final Listener socket;

    Closing(Listener socket) {
        this.socket = socket;
    }

    void close(CloseRule rule) {
        new Migration(socket, socket.host, rule.migrated()).move(rule);
        closeIncomplete(rule.incomplete());
        closeCompleted();
    }

    private void closeIncomplete(CloseRule.Fate fate) {
        boolean stays = fate == CloseRule.Fate.LINGER || fate == CloseRule.Fate.MIGRATE;
        HalfOpen entry = stays ? null : socket.incomplete.oldest();
        while (entry != null) {
            HalfOpen next = entry.later;
            if (fate == CloseRule.Fate.RST) {
                socket.host.replies().reset(entry, CounterSet.NONE);
            }
            socket.counts.closed++;
            socket.remove(entry, Verdict.of(Action.FORGET), "closed");
            entry = next;
        }
    }

    private void closeCompleted() {
        CompletedQueue queue = socket.completed;
        for (CompletedConnection next = queue.poll(); next != null; next = queue.poll()) {
            socket.counts.reset++;
            socket.rows.left(EventKind.ACCQ_REMOVE, next, -1, "closed");
            next.abort();
            socket.release(next.connection());
        }
    }
}
