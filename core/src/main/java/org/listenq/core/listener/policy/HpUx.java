package org.listenq.core.listener.policy;

import com.google.common.collect.ImmutableList;
import org.listenq.core.listener.Action;
import org.listenq.core.listener.Limit;
import org.listenq.core.listener.Limits;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.QueueView;
import org.listenq.core.listener.Rule;
import org.listenq.core.listener.Verdict;
import org.listenq.core.segment.Segment;
import org.listenq.core.settings.Provenance;
import org.listenq.core.settings.Settings;

/**
 * A fit to the column HP-UX 11.11 of UNP figure 4.10: both queues together hold {@code max(1, 3 * backlog / 2)}. No
 * source of that system was read; whatever the column does not tell is {@link Unp}'s.
 */
public final class HpUx implements Variant {

    /** Makes it. */
    public static final ListenerPolicy.Provider PROVIDER = new BuiltIn(
            "hpux-11",
            "both queues together hold 3/2 backlog, at least 1: a fit to UNP figure 4.10; the rest is the textbook's",
            new Provenance("HP-UX", "11.11", "a fit to the column of UNP figure 4.10; no source", false),
            "bsd44",
            ImmutableList.of(),
            settings -> new HpUx(),
            Notes.unverified(
                            Rule.SYN_INCOMPLETE_FULL,
                            Rule.SYN_COMPLETED_FULL,
                            Rule.ACK_COMPLETED_FULL,
                            Rule.SYN_ACK_TIMES,
                            Rule.DEATH,
                            Rule.DUPLICATE_SYN,
                            Rule.RESET_OF_COMPLETED,
                            Rule.CLOSE_INCOMPLETE,
                            Rule.CLOSE_COMPLETED)
                    .remarking("Only the column of numbers is known; it was fitted, and everything else is the "
                            + "textbook's."));

    private static final Verdict FULL = Verdict.of(Action.DROP).because(BsdCauses.SUM_FULL);

    private final ListenerPolicy neighbour = new Unp(Settings.defaults(Unp.PROVIDER.settings()));

    private HpUx() {}

    @Override
    public ListenerPolicy neighbour() {
        return neighbour;
    }

    @Override
    public Limits limits(int backlog) {
        int clamped = Math.max(0, backlog);
        Limit part = Limit.none("the limit is on the sum of both queues");
        Limit sum = new Limit(capacity(clamped), "max(1, 3 * backlog / 2)", "backlog = " + clamped);
        return new Limits(clamped, part, part, sum);
    }

    private static long capacity(int backlog) {
        return Math.max(1, 3L * backlog / 2);
    }

    @Override
    public Verdict onSyn(Segment syn, QueueView queues) {
        boolean full = queues.completed() + queues.incomplete() >= capacity(queues.backlog());
        return full ? FULL : neighbour.onSyn(syn, queues);
    }
}
