package org.listenq.core.link;

import com.google.common.collect.ImmutableList;
import org.listenq.core.engine.Distribution;

/**
 * How the network between a client group and the server behaves one way.
 *
 * @param delay time on the way, drawn for each segment
 * @param keepsOrder whether a segment with a short delay waits for those that entered before it, over all connections
 *     of the link; else it overtakes them
 * @param loss loss by chance
 * @param drops losses by list
 * @param blackouts times without network
 * @param reordering segments held back, which others overtake
 * @param duplication segments doubled
 * @param bandwidth rate, and queue before it
 */
public record LinkPlan(
        Distribution delay,
        boolean keepsOrder,
        LossModel loss,
        ImmutableList<DropRule> drops,
        ImmutableList<Blackout> blackouts,
        Reordering reordering,
        Duplication duplication,
        Bandwidth bandwidth) {

    /** A way that does nothing but take time, and keeps order. */
    public static LinkPlan of(Distribution delay) {
        return new LinkPlan(
                delay,
                true,
                LossModel.NONE,
                ImmutableList.of(),
                ImmutableList.of(),
                Reordering.NONE,
                Duplication.NONE,
                Bandwidth.UNLIMITED);
    }

    /** The same, but a segment overtakes those that take longer. */
    public LinkPlan overtaking() {
        return new LinkPlan(delay, false, loss, drops, blackouts, reordering, duplication, bandwidth);
    }

    /** The same with this loss by chance. */
    public LinkPlan with(LossModel other) {
        return new LinkPlan(delay, keepsOrder, other, drops, blackouts, reordering, duplication, bandwidth);
    }

    /** The same with this list of drop rules; those of the other direction do nothing. */
    public LinkPlan withDrops(DropRule... rules) {
        return withDrops(ImmutableList.copyOf(rules));
    }

    /** The same with this list of drop rules; those of the other direction do nothing. */
    public LinkPlan withDrops(ImmutableList<DropRule> rules) {
        return new LinkPlan(delay, keepsOrder, loss, rules, blackouts, reordering, duplication, bandwidth);
    }

    /** The same with these times without network. */
    public LinkPlan withBlackouts(Blackout... times) {
        return withBlackouts(ImmutableList.copyOf(times));
    }

    /** The same with these times without network. */
    public LinkPlan withBlackouts(ImmutableList<Blackout> times) {
        return new LinkPlan(delay, keepsOrder, loss, drops, times, reordering, duplication, bandwidth);
    }

    /** The same with this reordering. */
    public LinkPlan with(Reordering other) {
        return new LinkPlan(delay, keepsOrder, loss, drops, blackouts, other, duplication, bandwidth);
    }

    /** The same with this duplication. */
    public LinkPlan with(Duplication other) {
        return new LinkPlan(delay, keepsOrder, loss, drops, blackouts, reordering, other, bandwidth);
    }

    /** The same with this rate and queue. */
    public LinkPlan with(Bandwidth other) {
        return new LinkPlan(delay, keepsOrder, loss, drops, blackouts, reordering, duplication, other);
    }
}
