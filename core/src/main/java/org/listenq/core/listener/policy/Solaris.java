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
 * The listening socket of Solaris and illumos: uts/common/inet/tcp/tcp_input.c tcp_input_listener, tcp_drop_q0,
 * tcp_newconn_notify, tcp_tunables.c, tcp_timers.c, fs/sockfs/sockcommon_subr.c.
 *
 * <p>Two queues: q holds 3/2 backlog + 1, q0 holds 1024 more. A handshake that is complete while q is full waits on
 * q0. A full q0 loses the oldest entry that has timed out once.
 */
public final class Solaris implements ListenerPolicy {

    private static final String MIN = "tcp_conn_req_min";
    private static final String MAX_Q = "tcp_conn_req_max_q";
    private static final String MAX_Q0 = "tcp_conn_req_max_q0";
    private static final String SOCKFS = "solaris.sockfs";
    private static final String TUNABLES = "uts/common/inet/tcp/tcp_tunables.c";

    /** Makes it. */
    public static final ListenerPolicy.Provider PROVIDER = new BuiltIn(
            "solaris",
            "q holds 3/2 backlog + 1, q0 1024 more; a full q drops SYNs, complete ones wait on q0; RST at 180 s",
            new Provenance(
                    "illumos",
                    "ee89680cc992",
                    "tcp_input.c, tcp_tunables.c, tcp_timers.c, sockcommon_subr.c; not run; reset of a completed one,"
                            + " and that of solaris.sockfs=1, not verified",
                    true),
            "solaris",
            ImmutableList.of(
                    new Setting(MIN, 1, 1, 1024, "", "lower clamp of q", TUNABLES),
                    new Setting(MAX_Q, 128, 1, Integer.MAX_VALUE, "", "upper clamp of q", TUNABLES),
                    new Setting(MAX_Q0, 1024, 0, Integer.MAX_VALUE, "", "how much more q0 holds than q", TUNABLES),
                    new Setting(
                            SOCKFS,
                            0,
                            0,
                            1,
                            "",
                            "0: a STREAMS listener, complete ones wait on q0; 1: a sockfs one, they are reset",
                            "fs/sockfs/sockcommon_subr.c so_newconn")),
            Solaris::new,
            Notes.unverified(Rule.RESET_OF_COMPLETED)
                    .remarking(
                            "A full q0 loses the oldest entry that has timed out once; while there is none, the "
                                    + "SYN is dropped.",
                            "What waits on q0 is let in by accept(), the first first."));

    private static final Verdict COMPLETED_FULL = Verdict.of(Action.DROP)
            .because(SystemCauses.SYN_COMPLETED_FULL)
            .counting(counter("tcpListenDrop", "A SYN met a full q and was dropped."));
    private static final Verdict INCOMPLETE_FULL = Verdict.of(Action.DROP)
            .because(SystemCauses.NOTHING_TO_EVICT)
            .counting(counter("tcpListenDropQ0", "A SYN met a full q0 from which nothing could be dropped."));
    private static final Counter PASSIVE_OPENS = new Counter("tcpPassiveOpens", "A SYN was admitted.");
    private static final Counter HALF_OPEN_DROP =
            new Counter("tcpHalfOpenDrop", "An entry of a full q0 that had timed out was dropped.");
    private static final CounterSet ADMITTED = CounterSet.of(PASSIVE_OPENS);

    /** 1 s doubled up to tcp_rexmit_interval_max 60 s; tcp_ip_abort_cinterval is 3 minutes. */
    private static final SynAckTimer TIMER = new SynAckTimer(
            new long[] {1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 57_000},
            Verdict.of(Action.RESEND)
                    .counting(counter("tcpTimRetrans", "A retransmission timer fired."))
                    .marking(Mark.COUNT_TIMEOUT)
                    .marking(Mark.COUNT_RETRANSMISSION),
            Verdict.of(Action.EXPIRE)
                    .because(SystemCauses.RETRIES_EXHAUSTED)
                    .counting(counter("tcpTimRetransDrop", "A connection ended because nothing was acknowledged."))
                    .marking(Mark.TELL_PEER));

    private static final EntryRules RULES = EntryRules.usual(
            Verdict.of(Action.RESEND), Verdict.of(Action.FORGET).because(BsdCauses.RESET));

    private static final Verdict ADMIT = TIMER.start(Verdict.of(Action.QUEUE)).counting(ADMITTED);
    private static final Verdict ADMIT_IN_PLACE =
            ADMIT.because(SystemCauses.EVICTED_TIMED_OUT).counting(CounterSet.of(HALF_OPEN_DROP, PASSIVE_OPENS));
    private static final Verdict COMPLETE = Verdict.of(Action.CREATE);
    private static final Verdict DEFER =
            Verdict.of(Action.DEFER).because(SystemCauses.DEFERRED).timer(Verdict.CANCEL_TIMER);
    private static final Verdict REFUSE =
            Verdict.of(Action.RESET).because(SystemCauses.ACK_COMPLETED_FULL).marking(Mark.FORGET_ENTRY);
    private static final Verdict WAIT = Verdict.of(Action.WAIT);
    private static final Verdict STRAY = Verdict.of(Action.RESET).because(BsdCauses.NO_ENTRY);

    private final long min;
    private final long maxQ;
    private final long maxQ0;
    private final boolean sockfs;

    private Solaris(Settings settings) {
        min = settings.get(MIN);
        maxQ = settings.get(MAX_Q);
        maxQ0 = settings.get(MAX_Q0);
        sockfs = settings.get(SOCKFS) == 1;
    }

    private static CounterSet counter(String name, String meaning) {
        return CounterSet.of(new Counter(name, meaning));
    }

    @Override
    public Limits limits(int backlog) {
        int clamped = Math.max(0, backlog);
        long q = q(clamped);
        String binding = q == maxQ && q < 3L * clamped / 2 + 1 ? MAX_Q + " = " + maxQ : "backlog = " + clamped;
        Limit completed = new Limit(q, "3 * backlog / 2 + 1, at most tcp_conn_req_max_q", binding);
        Limit incomplete = new Limit(q + maxQ0, "q + tcp_conn_req_max_q0", MAX_Q0 + " = " + maxQ0);
        return new Limits(clamped, incomplete, completed, Limit.none("each queue has its own limit"));
    }

    /** The socket layer asks for 3/2 backlog + 1; TCP clamps: conn_req_max. */
    private long q(int backlog) {
        return Math.min(Math.max(3L * backlog / 2 + 1, min), maxQ);
    }

    private boolean isFull(QueueView queues) {
        return queues.completed() >= q(queues.backlog());
    }

    @Override
    public Verdict onSyn(Segment syn, QueueView queues) {
        if (isFull(queues)) {
            return COMPLETED_FULL;
        }
        if (queues.incomplete() < q(queues.backlog()) + maxQ0) {
            return ADMIT;
        }
        HalfOpenView victim = queues.oldestTimedOut();
        return victim == null ? INCOMPLETE_FULL : ADMIT_IN_PLACE.evicting(victim);
    }

    @Override
    public Verdict onSegment(Segment segment, HalfOpenView entry, QueueView queues) {
        Verdict verdict = RULES.unlessComplete(segment, entry);
        if (verdict != null) {
            return verdict;
        }
        return isFull(queues) ? sockfs ? REFUSE : DEFER : COMPLETE;
    }

    /** tcp_conn_def_q0: accept() lets the oldest deferred one in. */
    @Override
    public Verdict onRoom(HalfOpenView deferred, QueueView queues) {
        return isFull(queues) ? WAIT : COMPLETE;
    }

    @Override
    public Verdict onStray(Segment segment, QueueView queues) {
        return STRAY;
    }

    @Override
    public Verdict onTimer(HalfOpenView entry, QueueView queues) {
        return TIMER.fire(entry.timeouts());
    }

    /** tcp_eager_cleanup. */
    @Override
    public CloseRule onClose() {
        return new CloseRule(CloseRule.Fate.RST, CloseRule.Fate.RST);
    }

    /** Not read. */
    @Override
    public ResetRule onResetOfCompleted() {
        return ResetRule.REMOVE;
    }
}
