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
import org.listenq.core.trace.Counter;
import org.listenq.core.trace.CounterSet;

/**
 * The listening socket of gVisor's netstack: pkg/tcpip/transport/tcp/accept.go handleListenSegment,
 * acceptQueue.isFull; endpoint.go listen; pkg/sentry/syscalls/linux/sys_socket.go Listen.
 *
 * <p>The accept queue holds one more than the backlog, as on Linux; the backlog itself bounds pending handshakes,
 * beyond which each SYN is answered by a cookie. With a backlog of 0 every connection is a cookie's.
 */
public final class GVisor implements ListenerPolicy {

    /** Makes it. */
    public static final ListenerPolicy.Provider PROVIDER = new BuiltIn(
            "gvisor",
            "accept queue of backlog + 1, tested first; beyond backlog pending handshakes always a cookie",
            new Provenance(
                    "gVisor",
                    "current",
                    "pkg/tcpip/transport/tcp/accept.go, endpoint.go, connect.go; not run; what the peer of an expired"
                            + " entry sees and the reset of a completed one not verified",
                    true),
            "gvisor",
            ImmutableList.of(),
            settings -> new GVisor(),
            Notes.unverified(Rule.DEATH, Rule.RESET_OF_COMPLETED)
                    .remarking(
                            "The accept queue is tested first, so that no cookie is sent when it is full.",
                            "With a backlog of 0 every connection is a cookie's. Every stray ACK is tested as a "
                                    + "cookie."));

    private static final int MOST = 1024;

    /** maxTSDiff: a cookie is good for as many ticks of the clock, taken to be minutes. */
    private static final long COOKIE_TICKS = 2;

    private static final SynAckTimer TIMER = new SynAckTimer(
            new long[] {1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000},
            Verdict.of(Action.RESEND).marking(Mark.COUNT_TIMEOUT).marking(Mark.COUNT_RETRANSMISSION),
            Verdict.of(Action.EXPIRE).because(SystemCauses.RETRIES_EXHAUSTED));

    private static final EntryRules RULES = EntryRules.usual(
            Verdict.of(Action.RESEND), Verdict.of(Action.FORGET).because(BsdCauses.RESET));

    private static final Verdict ADMIT = TIMER.start(Verdict.of(Action.QUEUE));
    private static final Verdict FULL = Verdict.of(Action.DROP)
            .because(SystemCauses.SYN_COMPLETED_FULL)
            .counting(counter("ListenOverflowSynDrop", "A SYN met a full accept queue and was dropped."));
    private static final Verdict COOKIE = Verdict.of(Action.COOKIE)
            .because(SystemCauses.COOKIE)
            .counting(counter("ListenOverflowSynCookieSent", "A SYN was answered by a cookie."));
    private static final Verdict KEEP = Verdict.of(Action.KEEP)
            .because(SystemCauses.ACK_COMPLETED_FULL)
            .counting(counter("DroppedPackets", "A segment was dropped."))
            .marking(Mark.ACKED);
    private static final Verdict COMPLETE = Verdict.of(Action.CREATE);
    private static final Verdict ACK_DROPPED = Verdict.of(Action.DROP)
            .because(SystemCauses.ACK_COMPLETED_FULL)
            .counting(counter("ListenOverflowAckDrop", "An ACK of a cookie met a full accept queue."));
    private static final Verdict BY_COOKIE =
            COMPLETE.counting(counter("ListenOverflowSynCookieRcvd", "A segment came that proves a valid cookie."));
    private static final Verdict BAD_COOKIE = Verdict.of(Action.RESET)
            .because(SystemCauses.BAD_COOKIE)
            .counting(counter("ListenOverflowInvalidSynCookieRcvd", "An ACK came that proves no cookie."));

    private GVisor() {}

    private static CounterSet counter(String name, String meaning) {
        return CounterSet.of(new Counter(name, meaning));
    }

    @Override
    public Limits limits(int backlog) {
        int clamped = Integer.compareUnsigned(backlog, MOST) > 0 ? MOST : backlog;
        String binding = clamped == backlog ? "backlog = " + backlog : "1024";
        Limit pending = new Limit(clamped, "min(backlog, 1024)", binding);
        Limit accept = new Limit(clamped + 1L, "min(backlog, 1024) + 1", binding);
        return new Limits(clamped, pending, accept, Limit.none("each queue has its own limit"));
    }

    private static boolean isFull(QueueView queues) {
        return queues.completed() > queues.backlog();
    }

    @Override
    public Verdict onSyn(Segment syn, QueueView queues) {
        if (isFull(queues)) {
            return FULL;
        }
        return queues.incomplete() >= queues.backlog() ? COOKIE : ADMIT;
    }

    @Override
    public Verdict onSegment(Segment segment, HalfOpenView entry, QueueView queues) {
        Verdict verdict = RULES.unlessComplete(segment, entry);
        if (verdict != null) {
            return verdict;
        }
        return isFull(queues) ? KEEP : COMPLETE;
    }

    /** Every stray ACK is tested as a cookie, but only when there is room. */
    @Override
    public Verdict onStray(Segment segment, QueueView queues) {
        if (isFull(queues)) {
            return ACK_DROPPED;
        }
        long age = queues.host().cookieAge(segment);
        return age >= 0 && age < COOKIE_TICKS && !segment.isSynAck() ? BY_COOKIE : BAD_COOKIE;
    }

    @Override
    public Verdict onTimer(HalfOpenView entry, QueueView queues) {
        return TIMER.fire(entry.timeouts());
    }

    @Override
    public CloseRule onClose() {
        return new CloseRule(CloseRule.Fate.RST, CloseRule.Fate.RST);
    }

    @Override
    public ResetRule onResetOfCompleted() {
        return ResetRule.READ_FAILS;
    }
}
