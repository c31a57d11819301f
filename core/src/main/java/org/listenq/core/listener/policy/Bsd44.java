package org.listenq.core.listener.policy;

import com.google.common.collect.ImmutableList;
import org.listenq.core.listener.Action;
import org.listenq.core.listener.CloseRule;
import org.listenq.core.listener.HalfOpenView;
import org.listenq.core.listener.Limit;
import org.listenq.core.listener.Limits;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.QueueView;
import org.listenq.core.listener.ResetRule;
import org.listenq.core.listener.Verdict;
import org.listenq.core.segment.Segment;
import org.listenq.core.settings.Provenance;
import org.listenq.core.trace.BsdCounters;
import org.listenq.core.trace.CounterSet;

/**
 * The listening socket of 4.2BSD to 4.4BSD-Lite2 (Net/3): kern/uipc_socket.c solisten, uipc_socket2.c sonewconn1 and
 * soisconnected, netinet/tcp_input.c tcp_input.
 *
 * <p>One limit for both queues together, tested at the SYN only: {@code so_qlen + so_q0len > 3 * so_qlimit / 2}. A
 * final ACK always gets in, so no client believes in a connection that the server has not.
 */
public final class Bsd44 implements ListenerPolicy {

    /** Makes it. */
    public static final ListenerPolicy.Provider PROVIDER = new BuiltIn(
            "bsd44",
            "both queues together hold 3/2 backlog + 1, backlog at most 5; else SYNs are dropped; 75 s, then a reset",
            new Provenance(
                    "BSD",
                    "4.2BSD to 4.4BSD-Lite2, Net/3",
                    "kern/uipc_socket.c solisten, soclose, uipc_socket2.c sonewconn1, soisconnected, "
                            + "netinet/tcp_input.c tcp_input, tcp_timer.c tcp_timers; not run",
                    true),
            "bsd44",
            ImmutableList.of(),
            settings -> new Bsd44(),
            Notes.NONE.remarking("Any segment that meets an entry, a duplicate SYN for one, disarms its 75 s timer: it "
                    + "then lives until twelve retransmissions are over, 717.8 s if the SYN came at 5.8 s."));

    /** SOMAXCONN of sys/socket.h. */
    private static final int SOMAXCONN = 5;

    private static final BsdEntry ENTRY = new BsdEntry(BsdEntry.BSD44_INTERVALS, true, BsdEntryCounters.BSD44);

    private static final Verdict FULL = Verdict.of(Action.DROP).because(BsdCauses.SUM_FULL);
    private static final Verdict ADMIT = Verdict.of(Action.QUEUE)
            .counting(CounterSet.of(BsdCounters.ACCEPTS))
            .timer(ENTRY.firstInterval());
    private static final Verdict STRAY =
            Verdict.of(Action.RESET).because(BsdCauses.NO_ENTRY).counting(CounterSet.of(BsdCounters.BAD_SYN));

    Bsd44() {}

    @Override
    public Limits limits(int backlog) {
        int clamped = Math.max(0, Math.min(backlog, SOMAXCONN));
        String binding = backlog > SOMAXCONN ? "SOMAXCONN = " + SOMAXCONN : "backlog = " + clamped;
        Limit part = Limit.none("the limit is on the sum of both queues");
        return new Limits(clamped, part, part, new Limit(3 * clamped / 2 + 1, "3 * backlog / 2 + 1", binding));
    }

    @Override
    public Verdict onSyn(Segment syn, QueueView queues) {
        return queues.completed() + queues.incomplete() > 3 * queues.backlog() / 2 ? FULL : ADMIT;
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

    /** soclose aborts every socket of so_q0 and of so_q; tcp_drop sends a reset for each. */
    @Override
    public CloseRule onClose() {
        return new CloseRule(CloseRule.Fate.RST, CloseRule.Fate.RST);
    }

    /** tcp_close frees the socket, which has no descriptor yet; sofree takes it off so_q. */
    @Override
    public ResetRule onResetOfCompleted() {
        return ResetRule.REMOVE;
    }
}
