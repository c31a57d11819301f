package org.listenq.core.listener.policy;

import static org.listenq.core.trace.BsdCounters.SC_ABORTED;
import static org.listenq.core.trace.BsdCounters.SC_ADDED;
import static org.listenq.core.trace.BsdCounters.SC_BUCKET_OVERFLOW;
import static org.listenq.core.trace.BsdCounters.SC_COMPLETED;
import static org.listenq.core.trace.BsdCounters.SC_DUPSYN;
import static org.listenq.core.trace.BsdCounters.SC_RESET;
import static org.listenq.core.trace.BsdCounters.SC_RETRANSMITTED;
import static org.listenq.core.trace.BsdCounters.SC_STALE;

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
import org.listenq.core.trace.CounterSet;

/**
 * The listening sockets of NetBSD and OpenBSD, which share a SYN cache without cookies: tcp_syncache.c, tcp_input.c,
 * uipc_socket.c solisten, uipc_socket2.c sonewconn.
 *
 * <p>A SYN is dropped when more than the backlog is completed; a final ACK that finds 3/2 of it (OpenBSD: three times
 * as much) is reset. NetBSD adds {@code so_q0len} to the latter, which is 0 there: its half-open entries are in the
 * cache.
 */
public final class NetBsd implements ListenerPolicy {

    private static final String SOMAXCONN = "kern.somaxconn";
    private static final String SOMINCONN = "kern.sominconn";

    /** NetBSD. */
    public static final ListenerPolicy.Provider PROVIDER = new BuiltIn(
            "netbsd",
            "a SYN that finds more than the backlog completed is dropped; a duplicate SYN does not restart the timer",
            new Provenance(
                    "NetBSD",
                    "2 to 10",
                    "tcp_syncache.c 1.6, tcp_input.c, uipc_socket.c, uipc_socket2.c; reset of a completed one"
                            + " not verified",
                    true),
            "freebsd-4",
            ImmutableList.of(somaxconn()),
            settings -> new NetBsd((int) settings.get(SOMAXCONN), 0, 3, 2, false),
            Notes.unverified(Rule.RESET_OF_COMPLETED)
                    .remarking("A burst overshoots the backlog, as the test is made at the SYN; 3/2 backlog + 1 at "
                            + "the final ACK is the end."));

    /** OpenBSD: the least backlog is 80. */
    public static final ListenerPolicy.Provider OPENBSD = new BuiltIn(
            "openbsd",
            "a backlog below 80 is 80; else like netbsd, but final ACKs get in up to three times the backlog",
            new Provenance(
                    "OpenBSD",
                    "current",
                    "uipc_socket.c solisten, uipc_socket2.c sonewconn, tcp_input.c; somaxconn, timers of the cache and"
                            + " reset of a completed one not verified",
                    false),
            "freebsd-4",
            ImmutableList.of(
                    somaxconn(),
                    new Setting(SOMINCONN, 80, 0, 32_767, "", "lower clamp of the backlog", "uipc_socket.c solisten")),
            settings -> new NetBsd((int) settings.get(SOMAXCONN), (int) settings.get(SOMINCONN), 3, 1, true),
            Notes.unverified(
                            Rule.SYN_ACK_TIMES,
                            Rule.DEATH,
                            Rule.DUPLICATE_SYN,
                            Rule.RESET_OF_COMPLETED,
                            Rule.CLOSE_INCOMPLETE,
                            Rule.CLOSE_COMPLETED)
                    .remarking("A burst overshoots the backlog, as the test is made at the SYN; three times the "
                            + "backlog + 1 is the end."));

    /** TCPTV_SRTTDFLT 3 s doubled until TCPTV_KEEP_INIT 75 s have passed: SYN-ACK at 0, 3, 9, 21, 45, the end at 93. */
    private static final SynAckTimer TIMER = new SynAckTimer(
            new long[] {3_000, 6_000, 12_000, 24_000, 48_000},
            Verdict.of(Action.RESEND)
                    .counting(CounterSet.of(SC_RETRANSMITTED))
                    .marking(Mark.COUNT_TIMEOUT)
                    .marking(Mark.COUNT_RETRANSMISSION),
            Verdict.of(Action.EXPIRE).because(SyncacheCauses.STALE).counting(CounterSet.of(SC_STALE)));

    private static final EntryRules RULES = EntryRules.usual(
            Verdict.of(Action.RESEND).counting(CounterSet.of(SC_DUPSYN)),
            Verdict.of(Action.FORGET).because(BsdCauses.RESET).counting(CounterSet.of(SC_RESET)));

    private static final int BUCKETS = 293;
    private static final int BUCKET_LIMIT = 105;

    private static final Verdict FULL = Verdict.of(Action.DROP).because(SyncacheCauses.ACCEPT_FULL);
    private static final Verdict ADMIT = TIMER.start(Verdict.of(Action.QUEUE)).counting(CounterSet.of(SC_ADDED));
    private static final Verdict ADMIT_IN_FULL_BUCKET =
            ADMIT.because(SyncacheCauses.BUCKET_FULL).counting(CounterSet.of(SC_ADDED, SC_BUCKET_OVERFLOW));
    private static final Verdict COMPLETE = Verdict.of(Action.CREATE).counting(CounterSet.of(SC_COMPLETED));
    private static final Verdict ABORT = Verdict.of(Action.RESET)
            .because(SyncacheCauses.NO_SOCKET_MADE)
            .counting(CounterSet.of(SC_ABORTED))
            .marking(Mark.FORGET_ENTRY);
    private static final Verdict STRAY = Verdict.of(Action.RESET).because(BsdCauses.NO_ENTRY);

    private final int most;
    private final int least;
    private final int times;
    private final int over;
    private final boolean negativeIsMost;

    private NetBsd(int most, int least, int times, int over, boolean negativeIsMost) {
        this.most = most;
        this.least = least;
        this.times = times;
        this.over = over;
        this.negativeIsMost = negativeIsMost;
    }

    private static Setting somaxconn() {
        return new Setting(SOMAXCONN, 128, 0, 32_767, "", "upper clamp of the backlog", "uipc_socket.c solisten");
    }

    @Override
    public Limits limits(int backlog) {
        int wanted = backlog < 0 ? negativeIsMost ? most : 0 : Math.min(backlog, most);
        int clamped = Math.max(least, wanted);
        Limit cache = new Limit((long) BUCKETS * BUCKET_LIMIT, "293 buckets of 105, for the whole host", "");
        String formula = times + " * backlog / " + over + " + 1; a SYN is dropped from backlog + 1 on";
        Limit completed = new Limit(capacity(clamped), formula, "backlog = " + clamped);
        return new Limits(clamped, cache, completed, Limit.none("each queue has its own limit"));
    }

    private long capacity(int backlog) {
        return (long) times * backlog / over + 1;
    }

    @Override
    public Verdict onSyn(Segment syn, QueueView queues) {
        if (queues.completed() > queues.backlog()) {
            return FULL;
        }
        HalfOpenView oldest =
                queues.host().bucketLength(syn) >= BUCKET_LIMIT ? queues.host().oldestInBucket(syn) : null;
        return oldest == null ? ADMIT : ADMIT_IN_FULL_BUCKET.evicting(oldest);
    }

    @Override
    public Verdict onSegment(Segment segment, HalfOpenView entry, QueueView queues) {
        Verdict verdict = RULES.unlessComplete(segment, entry);
        if (verdict != null) {
            return verdict;
        }
        return queues.completed() >= capacity(queues.backlog()) ? ABORT : COMPLETE;
    }

    @Override
    public Verdict onStray(Segment segment, QueueView queues) {
        return STRAY;
    }

    @Override
    public Verdict onTimer(HalfOpenView entry, QueueView queues) {
        return TIMER.fire(entry.timeouts());
    }

    /** syn_cache_cleanup removes the entries of the socket. */
    @Override
    public CloseRule onClose() {
        return new CloseRule(CloseRule.Fate.SILENT, CloseRule.Fate.RST);
    }

    /** Not read; as 4.4BSD. */
    @Override
    public ResetRule onResetOfCompleted() {
        return ResetRule.REMOVE;
    }

    @Override
    public int buckets() {
        return BUCKETS;
    }
}
