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
import org.listenq.core.listener.Rule;
import org.listenq.core.listener.Verdict;
import org.listenq.core.segment.Segment;
import org.listenq.core.settings.Provenance;
import org.listenq.core.settings.Setting;
import org.listenq.core.settings.Settings;

/**
 * The listening socket of the textbooks: UNIX Network Programming volume 1 (3rd edition) section 4.5 and TCP/IP
 * Illustrated volume 1 section 18.11.
 *
 * <p>The backlog bounds the sum of both queues, after Berkeley's fudge factor of 1.5; a SYN that finds them full is
 * ignored; an entry whose ACK never comes lives 75 s. Where the text is silent it is {@link Bsd44}, without its clamp
 * and without the quirk by which a duplicate SYN prolongs an entry, for the text names 75 s without exception.
 */
public final class Unp implements ListenerPolicy {

    private static final String FUDGE = "unp.fudge-tenths";
    private static final String OFF_BY_ONE = "unp.off-by-one";
    private static final String SECTION = "UNP volume 1, section 4.5 and figure 4.10";

    /** Makes it. */
    public static final ListenerPolicy.Provider PROVIDER = new BuiltIn(
            "unp",
            "the textbook: both queues together hold 3/2 backlog + 1; a full one ignores SYNs; an entry lives 75 s",
            new Provenance(
                    "textbook",
                    "UNP volume 1 (3rd edition), TCP/IP Illustrated volume 1",
                    SECTION + "; TCP/IP Illustrated volume 1, section 18.11 and figure 18.23",
                    true),
            "bsd44",
            ImmutableList.of(
                    new Setting(FUDGE, 15, 10, 15, "", "tenths by which the backlog is multiplied", SECTION),
                    new Setting(OFF_BY_ONE, 1, 0, 1, "", "1: full means more than the product, 0: as many", SECTION)),
            Unp::new,
            Notes.unverified(
                            Rule.RESET_OF_COMPLETED,
                            Rule.DUPLICATE_SYN,
                            Rule.CLOSE_INCOMPLETE,
                            Rule.CLOSE_COMPLETED,
                            Rule.SYN_ACK_TIMES)
                    .remarking(
                            "The limit is tested at the SYN only: moving a connection from one queue to the other "
                                    + "does not change the sum.",
                            "Where the text is silent it does as 4.4BSD, but a duplicate SYN does not prolong an "
                                    + "entry."));

    private static final BsdEntry ENTRY = new BsdEntry(BsdEntry.BSD44_INTERVALS, false, BsdEntryCounters.NONE);

    private static final Verdict FULL = Verdict.of(Action.DROP).because(BsdCauses.SUM_FULL);
    private static final Verdict ADMIT = Verdict.of(Action.QUEUE).timer(ENTRY.firstInterval());
    private static final Verdict STRAY = Verdict.of(Action.RESET).because(BsdCauses.NO_ENTRY);

    private final long fudgeTenths;
    private final long offByOne;

    Unp(Settings settings) {
        fudgeTenths = settings.get(FUDGE);
        offByOne = settings.get(OFF_BY_ONE);
    }

    @Override
    public Limits limits(int backlog) {
        int clamped = Math.max(0, backlog);
        Limit part = Limit.none("the limit is on the sum of both queues");
        String formula = "floor(backlog * " + fudgeTenths / 10 + "." + fudgeTenths % 10 + ") + " + offByOne;
        return new Limits(clamped, part, part, new Limit(capacity(clamped), formula, "backlog = " + clamped));
    }

    private long capacity(int backlog) {
        return fudgeTenths * backlog / 10 + offByOne;
    }

    @Override
    public Verdict onSyn(Segment syn, QueueView queues) {
        return queues.completed() + queues.incomplete() >= capacity(queues.backlog()) ? FULL : ADMIT;
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

    /** The text says nothing of it: as 4.4BSD. */
    @Override
    public CloseRule onClose() {
        return new CloseRule(CloseRule.Fate.RST, CloseRule.Fate.RST);
    }

    /** UNP section 5.11: Berkeley-derived kernels handle the abort themselves, the program never sees it. */
    @Override
    public ResetRule onResetOfCompleted() {
        return ResetRule.REMOVE;
    }
}
