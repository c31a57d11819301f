package org.listenq.core.listener.policy;

import static org.listenq.core.trace.LinuxCounters.ACK_SKIPPED_SYN_RECV;
import static org.listenq.core.trace.LinuxCounters.ATTEMPT_FAILS;
import static org.listenq.core.trace.LinuxCounters.DEFER_ACCEPT_DROP;
import static org.listenq.core.trace.LinuxCounters.EMBRYONIC_RSTS;
import static org.listenq.core.trace.LinuxCounters.LISTEN_DROPS;
import static org.listenq.core.trace.LinuxCounters.LISTEN_OVERFLOWS;
import static org.listenq.core.trace.LinuxCounters.OUT_RSTS;
import static org.listenq.core.trace.LinuxCounters.PASSIVE_OPENS;

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
    private static final Verdict ABORT = Verdict.of(Action.RESET)
            .because(LinuxCauses.ABORT_ON_OVERFLOW)
            .counting(CounterSet.of(LISTEN_OVERFLOWS, LISTEN_DROPS, EMBRYONIC_RSTS, OUT_RSTS))
            .marking(Mark.FORGET_ENTRY);
    private static final Verdict COMPLETE = Verdict.of(Action.CREATE).counting(CounterSet.of(PASSIVE_OPENS));
    private static final Verdict CHALLENGE = Verdict.of(Action.CHALLENGE).marking(Mark.ANSWERED);

    private final LinuxSettings settings;
    private final LinuxEra era;
    private final Verdict overflow;
    private final Verdict answer;
    private final Verdict[] answerAndRestart;

    LinuxEntry(LinuxSettings settings, LinuxEra era) {
        this.settings = settings;
        this.era = era;
        this.overflow = Verdict.of(Action.KEEP)
                .because(LinuxCauses.LISTEN_OVERFLOW)
                .counting(era.counting().ackRefused())
                .marking(Mark.ACKED);
        this.answer = Verdict.of(Action.RESEND)
                .counting(era.counting().resent())
                .marking(Mark.COUNT_RETRANSMISSION)
                .marking(Mark.ANSWERED);
        this.answerAndRestart = LinuxTimer.withBackoff(answer, era.baseNanos(), settings.rtoMaxNanos());
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

    /** Resends the SYN-ACK and, since 3.10, restarts the timer with the timeout that it had; num_timeout stays. */
    private Verdict duplicateSyn(HalfOpenView request, QueueView queues) {
        if (limited(request, queues)) {
            return SKIPPED;
        }
        return era.duplicateRestartsTimer() ? answerAndRestart[LinuxTimer.step(request.timeouts())] : answer;
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
        if (bare && defers(request, queues)) {
            return DEFERRED;
        }
        if (LinuxSyn.acceptQueueIsFull(queues)) {
            return settings.abortOnOverflow() ? ABORT : overflow;
        }
        return COMPLETE;
    }

    private boolean defers(HalfOpenView request, QueueView queues) {
        if (queues.options().deferAcceptSeconds() == 0) {
            return false;
        }
        int most = LinuxTimer.deferTimeouts(queues.options(), era);
        return era.deferralEnds() ? request.timeouts() < most : most > 0;
    }
}
