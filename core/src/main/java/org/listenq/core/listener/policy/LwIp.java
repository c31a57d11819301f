package org.listenq.core.listener.policy;

import com.google.common.collect.ImmutableList;
import org.listenq.core.listener.Action;
import org.listenq.core.listener.CloseRule;
import org.listenq.core.listener.HalfOpenView;
import org.listenq.core.listener.Limit;
import org.listenq.core.listener.Limits;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.Mark;
import org.listenq.core.listener.QueueView;
import org.listenq.core.listener.ResetRule;
import org.listenq.core.listener.Rule;
import org.listenq.core.listener.Verdict;
import org.listenq.core.segment.Segment;
import org.listenq.core.settings.Provenance;
import org.listenq.core.settings.Setting;
import org.listenq.core.settings.Settings;
import org.listenq.core.trace.Counter;
import org.listenq.core.trace.CounterSet;

/**
 * The listening socket of lwIP: src/core/tcp_in.c tcp_listen_input, tcp_process; src/core/tcp.c tcp_slowtmr,
 * tcp_listen_with_backlog_and_err, tcp_remove_listener.
 *
 * <p>{@code accepts_pending} counts both queues, as the socket layer delays its decrease until accept(). A SYN beyond
 * the backlog is ignored; a promotion is never refused.
 */
public final class LwIp implements ListenerPolicy {

    private static final String LISTEN_BACKLOG = "TCP_LISTEN_BACKLOG";

    /** Makes it. */
    public static final ListenerPolicy.Provider PROVIDER = new BuiltIn(
            "lwip",
            "both queues together hold the backlog, 1 to 255; a SYN beyond is ignored; an entry lives 20.5 s",
            new Provenance(
                    "lwIP",
                    "2.x",
                    "src/core/tcp_in.c tcp_listen_input, tcp.c tcp_slowtmr, include/lwip/opt.h; not run; reset of a"
                            + " completed one (a callback there) not verified",
                    true),
            "lwip",
            ImmutableList.of(new Setting(
                    LISTEN_BACKLOG,
                    1,
                    0,
                    1,
                    "",
                    "1: the backlog counts, 0: no limit but memory; opt.h has 0, ports that use sockets set 1",
                    "include/lwip/opt.h")),
            LwIp::new,
            Notes.unverified(Rule.RESET_OF_COMPLETED)
                    .remarking(
                            "A reset of a completed connection calls back into the program there; what a program "
                                    + "makes of it is not lwIP's.",
                            "After close() an entry stays, and its final ACK is answered by a reset."));

    private static final int MOST = 255;

    /** Ticks of 500 ms; TCP_SYN_RCVD_TIMEOUT 20 s, strictly. */
    private static final SynAckTimer TIMER = new SynAckTimer(
            new long[] {3_000, 6_000, 11_500},
            Verdict.of(Action.RESEND).marking(Mark.COUNT_TIMEOUT).marking(Mark.COUNT_RETRANSMISSION),
            Verdict.of(Action.EXPIRE).because(SystemCauses.RETRIES_EXHAUSTED));

    private static final EntryRules RULES = EntryRules.usual(
            Verdict.of(Action.RESEND), Verdict.of(Action.FORGET).because(BsdCauses.RESET));

    private static final Verdict ADMIT = TIMER.start(Verdict.of(Action.QUEUE));
    private static final Verdict FULL = Verdict.of(Action.DROP).because(BsdCauses.SUM_FULL);
    private static final Verdict COMPLETE = Verdict.of(Action.CREATE)
            .counting(CounterSet.of(new Counter("tcppassiveopens", "A handshake was completed.")));
    private static final Verdict ORPHAN =
            Verdict.of(Action.RESET).because(SystemCauses.LISTENER_CLOSED).marking(Mark.FORGET_ENTRY);
    private static final Verdict STRAY = Verdict.of(Action.RESET).because(BsdCauses.NO_ENTRY);

    private final boolean limited;

    private LwIp(Settings settings) {
        limited = settings.get(LISTEN_BACKLOG) == 1;
    }

    @Override
    public Limits limits(int backlog) {
        int clamped = Math.max(1, Math.min(backlog, MOST));
        Limit none = Limit.none(limited ? "the limit is on the sum of both queues" : "TCP_LISTEN_BACKLOG = 0");
        String binding = clamped == backlog ? "backlog = " + backlog : "clamped to " + clamped;
        return new Limits(clamped, none, none, limited ? new Limit(clamped, "backlog", binding) : none);
    }

    @Override
    public Verdict onSyn(Segment syn, QueueView queues) {
        boolean full = queues.completed() + queues.incomplete() >= queues.backlog();
        return limited && full ? FULL : ADMIT;
    }

    @Override
    public Verdict onSegment(Segment segment, HalfOpenView entry, QueueView queues) {
        Verdict verdict = RULES.unlessComplete(segment, entry);
        if (verdict != null) {
            return verdict;
        }
        return queues.listening() ? COMPLETE : ORPHAN;
    }

    @Override
    public Verdict onStray(Segment segment, QueueView queues) {
        return STRAY;
    }

    @Override
    public Verdict onTimer(HalfOpenView entry, QueueView queues) {
        return TIMER.fire(entry.timeouts());
    }

    /** tcp_remove_listener: pending ones lose their listener and are aborted at their final ACK. */
    @Override
    public CloseRule onClose() {
        return new CloseRule(CloseRule.Fate.LINGER, CloseRule.Fate.RST);
    }

    @Override
    public ResetRule onResetOfCompleted() {
        return ResetRule.READ_FAILS;
    }
}
