package org.listenq.core.listener;

import org.listenq.core.trace.CounterSet;

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
        HalfOpen entry = closed.firstIncomplete();
        while (entry != null) {
            HalfOpen next = entry.later;
            Listener heir = host.heir(closed, entry.connection());
            if (heir != null) {
                closed.bequeath(entry, heir);
            }
            entry = next;
        }
    }

    private void moveCompleted() {
        CompletedConnection first = closed.firstCompleted();
        while (first != null) {
            Listener heir = host.heir(closed, first.connection());
            if (heir == null) {
                return;
            }
            closed.bequeathFirst(heir, counters);
            first = closed.firstCompleted();
        }
    }
}
