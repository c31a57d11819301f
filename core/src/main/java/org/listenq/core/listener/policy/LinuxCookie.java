package org.listenq.core.listener.policy;

import static org.listenq.core.trace.LinuxCounters.LISTEN_DROPS;
import static org.listenq.core.trace.LinuxCounters.LISTEN_OVERFLOWS;
import static org.listenq.core.trace.LinuxCounters.OUT_RSTS;
import static org.listenq.core.trace.LinuxCounters.PASSIVE_OPENS;
import static org.listenq.core.trace.LinuxCounters.SYNCOOKIES_FAILED;
import static org.listenq.core.trace.LinuxCounters.SYNCOOKIES_RECV;

import org.listenq.core.listener.Action;
import org.listenq.core.listener.QueueView;
import org.listenq.core.listener.Verdict;
import org.listenq.core.segment.Segment;
import org.listenq.core.trace.CounterSet;

/** What Linux does with an ACK that belongs to no request: net/ipv4/syncookies.c cookie_v4_check. */
final class LinuxCookie {

    private static final Verdict STRAY =
            Verdict.of(Action.RESET).because(LinuxCauses.NO_ENTRY).counting(CounterSet.of(OUT_RSTS));
    private static final Verdict INVALID = Verdict.of(Action.RESET)
            .because(LinuxCauses.COOKIE_INVALID)
            .counting(CounterSet.of(SYNCOOKIES_FAILED, OUT_RSTS));
    private static final Verdict OVERFLOW = Verdict.of(Action.DROP)
            .because(LinuxCauses.COOKIE_OVERFLOW)
            .counting(CounterSet.of(SYNCOOKIES_RECV, LISTEN_OVERFLOWS, LISTEN_DROPS));
    private static final Verdict COMPLETE =
            Verdict.of(Action.CREATE).counting(CounterSet.of(SYNCOOKIES_RECV, PASSIVE_OPENS));

    private final LinuxSettings settings;

    private final LinuxEra era;

    LinuxCookie(LinuxSettings settings, LinuxEra era) {
        this.settings = settings;
        this.era = era;
    }

    Verdict decide(Segment segment, QueueView queues) {
        if (settings.syncookies() == 0 || segment.isSynAck() || !overflowedLately(queues)) {
            return STRAY;
        }
        long age = queues.host().cookieAge(segment);
        if (age < 0 || age >= era.cookieMinutes()) {
            return INVALID;
        }
        return LinuxSyn.acceptQueueIsFull(queues) ? OVERFLOW : COMPLETE;
    }

    private boolean overflowedLately(QueueView queues) {
        return queues.overflowedAt() != Long.MIN_VALUE
                && queues.now() - queues.overflowedAt() <= era.cookieValidNanos();
    }
}
