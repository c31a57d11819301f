package org.listenq.core.listener.policy;

import static org.listenq.core.trace.LinuxCounters.ACK_SKIPPED_SYN_RECV;
import static org.listenq.core.trace.LinuxCounters.ATTEMPT_FAILS;
import static org.listenq.core.trace.LinuxCounters.DEFER_ACCEPT_DROP;
import static org.listenq.core.trace.LinuxCounters.EMBRYONIC_RSTS;
import static org.listenq.core.trace.LinuxCounters.LISTEN_DROPS;
import static org.listenq.core.trace.LinuxCounters.LISTEN_OVERFLOWS;
import static org.listenq.core.trace.LinuxCounters.OUT_RSTS;
import static org.listenq.core.trace.LinuxCounters.PASSIVE_OPENS;
import static org.listenq.core.trace.LinuxCounters.RETRANS_SEGS;
import static org.listenq.core.trace.LinuxCounters.SYN_RETRANS;

import org.listenq.core.listener.Action;
import org.listenq.core.listener.HalfOpenView;
import org.listenq.core.listener.Mark;
import org.listenq.core.listener.QueueView;
import org.listenq.core.listener.Verdict;
import org.listenq.core.segment.Segment;
import org.listenq.core.trace.CounterSet;

/** What Linux does with a segment that belongs to a request: net/ipv4/tcp_minisocks.c tcp_check_req, in its order. */
final class LinuxEntry {

    /** The window that a SYN-ACK offers. */
    private static final int WINDOW = 65_535;

    private static final Verdict LISTENER_GONE =
            Verdict.of(Action.PASS_ON).because(LinuxCauses.LISTENER_CLOSED).marking(Mark.FORGET_ENTRY);
    private static final Verdict TO_LISTENER = Verdict.of(Action.PASS_ON).because(LinuxCauses.INVALID_ACK);
    private static final Verdict SKIPPED =
            Verdict.of(Action.DROP).because(LinuxCauses.RATE_LIMIT).counting(CounterSet.of(ACK_SKIPPED_SYN_RECV));
    private static final Verdict RESET_BY_PEER =
            Verdict.of(Action.FORGET).because(LinuxCauses.RESET).counting(CounterSet.of(ATTEMPT_FAILS, EMBRYONIC_RSTS));
    private static final Verdict RESET_BY_SYN = Verdict.of(Action.RESET)
            .because(LinuxCauses.RESET)
            .counting(CounterSet.of(ATTEMPT_FAILS, EMBRYONIC_RSTS, OUT_RSTS))
            .marking(Mark.FORGET_ENTRY);
    private static final Verdict NO_ACK = Verdict.of(Action.DROP).because(LinuxCauses.NO_ACK);
    private static final Verdict DEFERRED = Verdict.of(Action.KEEP)
            .because(LinuxCauses.DEFERRED)
            .counting(CounterSet.of(DEFER_ACCEPT_DROP))
            .marking(Mark.ACKED);
    private static final Verdict OVERFLOW = Verdict.of(Action.KEEP)
            .because(LinuxCauses.LISTEN_OVERFLOW)
            .counting(CounterSet.of(LISTEN_OVERFLOWS, LISTEN_DROPS))
            .marking(Mark.ACKED);
    private static final Verdict ABORT = Verdict.of(Action.RESET)
            .because(LinuxCauses.ABORT_ON_OVERFLOW)
            .counting(CounterSet.of(LISTEN_OVERFLOWS, LISTEN_DROPS, EMBRYONIC_RSTS, OUT_RSTS))
            .marking(Mark.FORGET_ENTRY);
    private static final Verdict COMPLETE = Verdict.of(Action.CREATE).counting(CounterSet.of(PASSIVE_OPENS));
    private static final Verdict CHALLENGE = Verdict.of(Action.CHALLENGE).marking(Mark.ANSWERED);

    private final LinuxSettings settings;
    private final Verdict[] answerAgain;

    LinuxEntry(LinuxSettings settings) {
        this.settings = settings;
        Verdict again = Verdict.of(Action.RESEND)
                .counting(CounterSet.of(SYN_RETRANS, RETRANS_SEGS))
                .marking(Mark.COUNT_RETRANSMISSION)
                .marking(Mark.ANSWERED);
        this.answerAgain = LinuxTimer.withBackoff(again, settings.rtoMaxNanos());
    }

    Verdict decide(Segment segment, HalfOpenView request, QueueView queues) {
        if (!queues.listening()) {
            return LISTENER_GONE;
        }
        if (segment.isSyn() && !segment.isRst()) {
            return duplicateSyn(request, queues);
        }
        if (segment.hasAck() && (segment.ack() != 1 || segment.peerIss() != request.iss())) {
            return TO_LISTENER;
        }
        if (segment.seq() < 1 || segment.seq() > WINDOW) {
            return outOfWindow(segment, request, queues);
        }
        if (segment.isRst()) {
            return RESET_BY_PEER;
        }
        if (segment.isSynAck()) {
            return RESET_BY_SYN;
        }
        return segment.hasAck() ? handshakeAck(segment, request, queues) : NO_ACK;
    }

    /** Resends the SYN-ACK and restarts the timer with the timeout that it had; num_timeout stays. */
    private Verdict duplicateSyn(HalfOpenView request, QueueView queues) {
        return limited(request, queues) ? SKIPPED : answerAgain[LinuxTimer.step(request.timeouts())];
    }

    private Verdict outOfWindow(Segment segment, HalfOpenView request, QueueView queues) {
        if (segment.isRst()) {
            return Verdict.of(Action.DROP).because(LinuxCauses.INVALID_ACK);
        }
        return segment.length() == 0 && limited(request, queues) ? SKIPPED : CHALLENGE;
    }

    private boolean limited(HalfOpenView request, QueueView queues) {
        return request.answeredAt() != Long.MIN_VALUE
                && queues.now() - request.answeredAt() < settings.invalidRatelimitNanos();
    }

    private Verdict handshakeAck(Segment segment, HalfOpenView request, QueueView queues) {
        boolean bare = segment.endSeq() == 1;
        if (bare && request.timeouts() < LinuxTimer.deferTimeouts(queues.options())) {
            return DEFERRED;
        }
        if (queues.completed() > queues.backlog()) {
            return settings.abortOnOverflow() ? ABORT : OVERFLOW;
        }
        return COMPLETE;
    }
}
