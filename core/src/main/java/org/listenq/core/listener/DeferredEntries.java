package org.listenq.core.listener;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Segment;
import org.listenq.core.trace.TcpState;

/**
 * Those entries of a listening socket whose handshake is complete and that wait in its incomplete queue: for room in
 * the completed queue (Solaris q0), or for data (FreeBSD accept filters). Each is a whole connection already, which
 * takes and acknowledges data; only accept() cannot have it yet.
 *
 * @param listener whose they are
 */
record DeferredEntries(Listener listener) {

    /**
     * Lets the connection that {@code segment} completes wait. What has to go for it goes first, one after the other.
     *
     * @param first what the policy said
     * @param given its entry; null when a cookie proved it
     */
    void add(Verdict first, Segment segment, @Nullable HalfOpen given) {
        Verdict verdict = first;
        while (verdict.action() == Action.DEFER && verdict.victim() != null) {
            listener.evict((HalfOpen) verdict.victim(), verdict);
            verdict = listener.ask(segment, given);
        }
        HalfOpen entry = given == null ? listener.enter(segment, verdict) : given;
        long now = listener.queues().now();
        CompletedConnection child = listener.host.make(listener, segment, given, now);
        listener.host.state().removed(entry);
        entry.defer(child);
        listener.incomplete.defer(entry);
        entry.connection().noteDeferred(now);
        listener.rows.changed(entry, verdict, "deferred");
        take(segment, entry);
    }

    /** Hands {@code segment} to the connection that waits as {@code entry}. */
    void take(Segment segment, HalfOpen entry) {
        entry.waiting().receive(segment);
        if (entry.state() == TcpState.NONE) {
            listener.counts.forgotten++;
            listener.remove(entry, Verdict.of(Action.FORGET), "reset");
        } else {
            Verdict verdict = listener.policy.onDeferredSegment(entry, listener.queues());
            if (verdict.action() == Action.CREATE) {
                promote(entry, verdict);
            }
        }
    }

    /** Lets in who waits longest, as long as the policy says so. */
    void fillRoom() {
        HalfOpen entry = listener.incomplete.oldestDeferred();
        while (entry != null) {
            Verdict verdict = listener.policy.onRoom(entry, listener.queues());
            if (verdict.action() != Action.CREATE) {
                return;
            }
            promote(entry, verdict);
            entry = listener.incomplete.oldestDeferred();
        }
    }

    private void promote(HalfOpen entry, Verdict verdict) {
        Connection connection = entry.connection();
        CompletedConnection waiting = entry.waiting();
        listener.hold(connection);
        listener.counts.promoted++;
        listener.unlink(entry);
        listener.rows.promoted(entry);
        listener.host.attach(waiting);
        listener.complete(waiting, verdict, entry.state());
        listener.check(listener.state().exceedsEarlier());
        listener.giveBack(entry);
        listener.release(connection);
        listener.announce();
    }

    /** Resets all, as close() does to whole connections. */
    void close() {
        for (HalfOpen entry : ImmutableList.copyOf(listener.incomplete.deferred())) {
            entry.waiting().abort();
            listener.counts.closed++;
            listener.remove(entry, Verdict.of(Action.FORGET), "closed");
        }
    }
}
