package org.listenq.core.listener.policy;

import org.listenq.core.listener.Action;
import org.listenq.core.listener.Mark;
import org.listenq.core.listener.QueueView;
import org.listenq.core.listener.Verdict;
import org.listenq.core.segment.Segment;

/** What Linux does with a SYN that belongs to no request: net/ipv4/tcp_input.c tcp_conn_request, in its order. */
final class LinuxSyn {

    private static final long SECOND = 1_000_000_000L;

    private final LinuxSettings settings;
    private final boolean keepsLastQuarter;
    private final Verdict queueFull;
    private final Verdict acceptFull;
    private final Verdict bothFull;
    private final Verdict lastQuarter;
    private final Verdict cookie;
    private final Verdict cookieAndStamp;
    private final Verdict admit;

    LinuxSyn(LinuxSettings settings, LinuxEra era) {
        this.settings = settings;
        this.keepsLastQuarter = era.keepsLastQuarter();
        LinuxCounting counting = era.counting();
        this.queueFull = Verdict.of(Action.DROP)
                .because(LinuxCauses.SYN_REQUEST_QUEUE_FULL)
                .counting(counting.queueFull());
        this.acceptFull = Verdict.of(Action.DROP)
                .because(LinuxCauses.SYN_ACCEPT_QUEUE_FULL)
                .counting(counting.acceptFull());
        this.bothFull = acceptFull.counting(counting.bothFull());
        this.lastQuarter =
                Verdict.of(Action.DROP).because(LinuxCauses.SYN_LAST_QUARTER).counting(counting.lastQuarter());
        this.cookie = Verdict.of(Action.COOKIE).because(LinuxCauses.COOKIE).counting(counting.cookie());
        this.cookieAndStamp = cookie.marking(Mark.OVERFLOWED);
        this.admit = Verdict.of(Action.QUEUE).timer(era.baseNanos());
    }

    /** Decides, given whether the request queue is full and the accept queue refuses; versions differ in both tests. */
    Verdict decide(Segment syn, QueueView queues, boolean requestQueueFull, boolean acceptQueueRefuses) {
        boolean recycled = queues.host().recyclesTimeWait(syn);
        boolean wantCookie = !recycled && (settings.syncookies() == 2 || requestQueueFull);
        if (wantCookie && settings.syncookies() == 0) {
            return queueFull;
        }
        if (acceptQueueRefuses) {
            return wantCookie ? bothFull : acceptFull;
        }
        if (wantCookie) {
            return cookie(queues);
        }
        return recycled || admits(syn, queues) ? admit : lastQuarter;
    }

    /** Whether the accept queue is full: include/net/sock.h sk_acceptq_is_full, the same in all versions. */
    static boolean acceptQueueIsFull(QueueView queues) {
        return queues.completed() > queues.backlog();
    }

    /** include/net/tcp.h tcp_synq_overflow stamps the time of the overflow at most once per second. */
    private Verdict cookie(QueueView queues) {
        boolean fresh = queues.overflowedAt() != Long.MIN_VALUE && queues.now() - queues.overflowedAt() <= SECOND;
        return fresh ? cookie : cookieAndStamp;
    }

    private boolean admits(Segment syn, QueueView queues) {
        long most = settings.maxSynBacklog();
        return !keepsLastQuarter
                || settings.syncookies() != 0
                || most - queues.incomplete() >= most >> 2
                || queues.host().proven(syn);
    }
}
