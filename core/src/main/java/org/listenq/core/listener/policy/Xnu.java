package org.listenq.core.listener.policy;

import static org.listenq.core.trace.BsdCounters.ACCEPTS;
import static org.listenq.core.trace.BsdCounters.BAD_SYN;
import static org.listenq.core.trace.BsdCounters.LISTEN_DROP;

import com.google.common.collect.ImmutableList;
import org.listenq.core.listener.Action;
import org.listenq.core.listener.CloseRule;
import org.listenq.core.listener.HalfOpenView;
import org.listenq.core.listener.HostView;
import org.listenq.core.listener.Limit;
import org.listenq.core.listener.Limits;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.Mark;
import org.listenq.core.listener.QueueView;
import org.listenq.core.listener.ResetRule;
import org.listenq.core.listener.Verdict;
import org.listenq.core.segment.Segment;
import org.listenq.core.settings.Provenance;
import org.listenq.core.settings.Setting;
import org.listenq.core.settings.Settings;
import org.listenq.core.trace.CounterSet;

/**
 * The listening socket of macOS: bsd/kern/uipc_socket.c solisten, uipc_socket2.c sonewconn_internal,
 * bsd/netinet/tcp_input.c tcp_input and tcp_dropdropablreq, tcp_timer.c.
 *
 * <p>Both queues together hold exactly the backlog. A SYN beyond it evicts the oldest half-open entry without a word,
 * so the slow lose to the quick; when such SYNs come more often in a second than there are entries, it evicts one at
 * random instead. The kernel's generator may also point behind the last entry; here one of them always goes.
 */
public final class Xnu implements ListenerPolicy {

    private static final String SOMAXCONN = "kern.ipc.somaxconn";
    private static final String LIMIT_COMPAT = "kern.ipc.soqlimitcompat";
    private static final String LENGTH_COMPLETED = "kern.ipc.soqlencomp";
    private static final String SOURCE = "bsd/kern/uipc_socket2.c sonewconn_internal";

    /** Makes it. */
    public static final ListenerPolicy.Provider PROVIDER = new BuiltIn(
            "xnu",
            "both queues together hold the backlog, 128 if it is 0; a SYN beyond evicts the oldest half-open entry",
            new Provenance(
                    "XNU",
                    "xnu-11417 (macOS 15)",
                    SOURCE + ", uipc_socket.c solisten, bsd/netinet/tcp_input.c tcp_dropdropablreq; read, not run",
                    true),
            "macos",
            ImmutableList.of(
                    new Setting(SOMAXCONN, 128, 1, 32_767, "", "upper clamp of the backlog", "uipc_socket.c solisten"),
                    new Setting(LIMIT_COMPAT, 1, 0, 1, "", "0: the limit is 3/2 backlog", SOURCE),
                    new Setting(LENGTH_COMPLETED, 0, 0, 1, "", "1: the limit is on completed ones only", SOURCE)),
            Xnu::new,
            Notes.NONE.remarking(
                    "When there is an entry, it is evicted for a SYN beyond the limit; when all are "
                            + "completed, the SYN is dropped.",
                    "When such SYNs come more often in a second than there are entries, one at random goes "
                            + "instead of the oldest."));

    private static final long SECOND = 1_000_000_000L;
    private static final BsdEntry ENTRY = new BsdEntry(
            new long[] {SECOND, 2 * SECOND, 4 * SECOND, 8 * SECOND, 16 * SECOND, 32 * SECOND, 64 * SECOND},
            false,
            BsdEntryCounters.BSD44);

    private static final Verdict ADMIT =
            Verdict.of(Action.QUEUE).counting(CounterSet.of(ACCEPTS)).timer(SECOND);
    private static final Verdict ADMIT_IN_PLACE =
            ADMIT.because(SystemCauses.EVICTED_OLDEST).marking(Mark.SOUGHT_VICTIM);
    private static final Verdict ADMIT_AT_RANDOM = ADMIT_IN_PLACE.because(SystemCauses.EVICTED_AT_RANDOM);
    private static final Verdict FULL =
            Verdict.of(Action.DROP).because(SystemCauses.NOTHING_TO_EVICT).counting(CounterSet.of(LISTEN_DROP));
    private static final Verdict STRAY =
            Verdict.of(Action.RESET).because(BsdCauses.NO_ENTRY).counting(CounterSet.of(BAD_SYN));

    private final int most;
    private final boolean compatible;
    private final boolean completedOnly;

    private Xnu(Settings settings) {
        most = (int) settings.get(SOMAXCONN);
        compatible = settings.get(LIMIT_COMPAT) == 1;
        completedOnly = settings.get(LENGTH_COMPLETED) == 1;
    }

    /** solisten: zero and less are the greatest. */
    @Override
    public Limits limits(int backlog) {
        int clamped = backlog <= 0 || backlog > most ? most : backlog;
        String binding = clamped == backlog ? "backlog = " + backlog : SOMAXCONN + " = " + most;
        Limit limit = new Limit(limit(clamped), compatible ? "backlog" : "3 * backlog / 2", binding);
        Limit none = Limit.none("the limit is on the sum of both queues");
        Limit most = new Limit(this.most, SOMAXCONN, SOMAXCONN + " = " + this.most);
        return completedOnly ? new Limits(clamped, most, none, none) : new Limits(clamped, none, none, limit);
    }

    private long limit(int backlog) {
        return compatible ? backlog : 3L * backlog / 2;
    }

    @Override
    public Verdict onSyn(Segment syn, QueueView queues) {
        if (!isFull(queues)) {
            return ADMIT;
        }
        HalfOpenView oldest = queues.oldest();
        if (oldest == null) {
            return FULL;
        }
        HalfOpenView random = isFlood(queues) ? queues.random(syn) : null;
        return random == null ? ADMIT_IN_PLACE.evicting(oldest) : ADMIT_AT_RANDOM.evicting(random);
    }

    /** tcp_dropdropablreq: {@code ++cur_cnt > qlen || old_cnt > qlen}, counted in whole seconds, for the whole host. */
    private static boolean isFlood(QueueView queues) {
        HostView host = queues.host();
        return host.victimsSought() + 1 > queues.incomplete() || host.victimsSoughtBefore() > queues.incomplete();
    }

    private boolean isFull(QueueView queues) {
        if (completedOnly) {
            return queues.completed() >= limit(queues.backlog()) || queues.incomplete() >= most;
        }
        return queues.completed() + queues.incomplete() >= limit(queues.backlog());
    }

    @Override
    public Verdict onSegment(Segment segment, HalfOpenView entry, QueueView queues) {
        return ENTRY.onSegment(segment, entry, queues);
    }

    @Override
    public Verdict onStray(Segment segment, QueueView queues) {
        return STRAY;
    }

    @Override
    public Verdict onTimer(HalfOpenView entry, QueueView queues) {
        return ENTRY.onTimer(entry, queues);
    }

    @Override
    public CloseRule onClose() {
        return new CloseRule(CloseRule.Fate.RST, CloseRule.Fate.RST);
    }

    /** tcp_usr_accept: ECONNABORTED for a socket that is disconnected already. */
    @Override
    public ResetRule onResetOfCompleted() {
        return ResetRule.ACCEPT_FAILS;
    }
}
