package org.listenq.core.listener.policy;

import static org.listenq.core.trace.LinuxCounters.LISTEN_DROPS;
import static org.listenq.core.trace.LinuxCounters.LISTEN_OVERFLOWS;
import static org.listenq.core.trace.LinuxCounters.REQ_Q_FULL_DO_COOKIES;
import static org.listenq.core.trace.LinuxCounters.REQ_Q_FULL_DROP;
import static org.listenq.core.trace.LinuxCounters.SYNCOOKIES_SENT;

import org.listenq.core.listener.Action;
import org.listenq.core.listener.Mark;
import org.listenq.core.listener.QueueView;
import org.listenq.core.listener.Verdict;
import org.listenq.core.segment.Segment;
import org.listenq.core.trace.CounterSet;

/** What Linux does with a SYN that belongs to no request: net/ipv4/tcp_input.c tcp_conn_request, in its order. */
final class LinuxSyn {

    private static final long SECOND = 1_000_000_000L;

    private static final Verdict QUEUE_FULL = Verdict.of(Action.DROP)
            .because(LinuxCauses.SYN_REQUEST_QUEUE_FULL)
            .counting(CounterSet.of(REQ_Q_FULL_DROP, LISTEN_DROPS));
    private static final Verdict ACCEPT_FULL = Verdict.of(Action.DROP)
            .because(LinuxCauses.SYN_ACCEPT_QUEUE_FULL)
            .counting(CounterSet.of(LISTEN_OVERFLOWS, LISTEN_DROPS));
    private static final Verdict BOTH_FULL =
            ACCEPT_FULL.counting(CounterSet.of(REQ_Q_FULL_DO_COOKIES, LISTEN_OVERFLOWS, LISTEN_DROPS));
    private static final Verdict LAST_QUARTER =
            Verdict.of(Action.DROP).because(LinuxCauses.SYN_LAST_QUARTER).counting(CounterSet.of(LISTEN_DROPS));
    private static final Verdict COOKIE = Verdict.of(Action.COOKIE)
            .because(LinuxCauses.COOKIE)
            .counting(CounterSet.of(REQ_Q_FULL_DO_COOKIES, SYNCOOKIES_SENT));
    private static final Verdict COOKIE_AND_STAMP = COOKIE.marking(Mark.OVERFLOWED);
    private static final Verdict ADMIT = Verdict.of(Action.QUEUE).timer(SECOND);

    private final LinuxSettings settings;

    LinuxSyn(LinuxSettings settings) {
        this.settings = settings;
    }

    /** Decides, given whether the request queue is full, which versions test differently. */
    Verdict decide(Segment syn, QueueView queues, boolean requestQueueFull) {
        boolean recycled = queues.host().recyclesTimeWait(syn);
        boolean wantCookie = !recycled && (settings.syncookies() == 2 || requestQueueFull);
        if (wantCookie && settings.syncookies() == 0) {
            return QUEUE_FULL;
        }
        if (queues.completed() > queues.backlog()) {
            return wantCookie ? BOTH_FULL : ACCEPT_FULL;
        }
        if (wantCookie) {
            return cookie(queues);
        }
        return recycled || admits(syn, queues) ? ADMIT : LAST_QUARTER;
    }

    /** include/net/tcp.h tcp_synq_overflow stamps the time of the overflow at most once per second. */
    private static Verdict cookie(QueueView queues) {
        boolean fresh = queues.overflowedAt() != Long.MIN_VALUE && queues.now() - queues.overflowedAt() <= SECOND;
        return fresh ? COOKIE : COOKIE_AND_STAMP;
    }

    private boolean admits(Segment syn, QueueView queues) {
        long most = settings.maxSynBacklog();
        return settings.syncookies() != 0
                || most - queues.incomplete() >= most >> 2
                || queues.host().proven(syn);
    }
}
