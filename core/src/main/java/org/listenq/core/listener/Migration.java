package org.listenq.core.listener;

import static java.util.Objects.requireNonNull;

import org.listenq.core.trace.CounterSet;
import org.listenq.core.trace.EventKind;

/**
 * The move of a closed socket's queues to the other sockets of its port, as far as there are any (Linux: SO_REUSEPORT
 * with tcp_migrate_req, net/ipv4/inet_connection_sock.c inet_csk_listen_stop and reqsk_timer_handler).
 *
 * <p>Linux moves an entry when its timer fires or its next segment comes, here it moves at once: until then nothing can
 * happen to it.
 *
 * @param closed the closed socket
 * @param host finds the heirs
 * @param counters what each completed connection that moves counts
 */
record Migration(Listener closed, ServerHost host, CounterSet counters) {

    void move(CloseRule rule) {
        if (rule.incomplete() == CloseRule.Fate.MIGRATE) {
            moveIncomplete();
        }
        if (rule.completed() == CloseRule.Fate.MIGRATE) {
            moveCompleted();
        }
    }

    private void moveIncomplete() {
        HalfOpen entry = closed.incomplete.oldest();
        while (entry != null) {
            HalfOpen next = entry.later;
            Listener heir = host.heir(closed, entry.connection());
            if (heir != null) {
                move(entry, heir);
            }
            entry = next;
        }
    }

    private void moveCompleted() {
        CompletedConnection first = closed.completed.peek();
        while (first != null) {
            Listener heir = host.heir(closed, first.connection());
            if (heir == null) {
                return;
            }
            moveFirst(heir);
            first = closed.completed.peek();
        }
    }

    /** Gives {@code entry} to {@code heir}; its timer goes on. */
    private void move(HalfOpen entry, Listener heir) {
        closed.counts.entriesMoved--;
        closed.incomplete.remove(entry);
        closed.rows.incomplete(EventKind.SYNQ_REMOVE, entry, -1, Verdict.of(Action.FORGET), "migrated");
        entry.moveTo(heir);
        heir.counts.entriesMoved++;
        heir.incomplete.add(entry);
        heir.rows.incomplete(EventKind.SYNQ_ADD, entry, 1, Verdict.of(Action.QUEUE), "migrated");
    }

    /** Gives the connection that was completed first to {@code heir}, whose limits do not matter then. */
    private void moveFirst(Listener heir) {
        CompletedConnection first = requireNonNull(closed.completed.poll());
        closed.counts.connectionsMoved--;
        closed.rows.left(EventKind.ACCQ_REMOVE, first, -1, "migrated");
        first.moved(heir);
        heir.counts.connectionsMoved++;
        heir.completed.offer(first);
        heir.rows.moved(first, counters);
        heir.announce();
    }
}
