package org.listenq.core.link;

import com.google.common.collect.ImmutableList;
import org.listenq.core.trace.Cause;

/** Why the network loses a segment. */
public final class LinkCauses {

    /** A {@link LossModel} said so. */
    public static final Cause LOSS = cause("SIM_LINK_LOSS", "the network lost it by chance");

    /** A {@link DropRule} said so. */
    public static final Cause DROP_RULE = cause("SIM_DROP_RULE", "the scenario lists it as lost");

    /** A {@link Blackout} covers it. */
    public static final Cause BLACKOUT = cause("SIM_BLACKOUT", "the network was down when it was sent");

    /** The queue of a {@link Bandwidth} has no room. */
    public static final Cause QUEUE = cause("SIM_LINK_QUEUE", "the queue before the link was full");

    /** All of them. */
    public static final ImmutableList<Cause> ALL = ImmutableList.of(LOSS, DROP_RULE, BLACKOUT, QUEUE);

    private LinkCauses() {}

    private static Cause cause(String name, String meaning) {
        return new Cause(name, meaning, "the scenario's network");
    }
}
