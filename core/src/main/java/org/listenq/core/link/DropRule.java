package org.listenq.core.link;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableSet;
import org.listenq.core.segment.Direction;

/**
 * Segments that the network loses because a scenario lists them, such as "the 2nd SYN-ACK of client 3".
 *
 * <p>Every segment that matches direction, client, kind and time of sending is counted, for each client apart and over
 * all its connections, from 1; it is lost if its number is in {@code nth} or {@code nth} is empty. Each rule counts for
 * itself, also what another rule loses.
 *
 * @param direction where to; a link leaves the rules of the other direction alone
 * @param client number of the client in its group, from 0, or {@link #ANY_CLIENT}
 * @param kinds kinds of segments, {@link SegmentKind#ANY} for all
 * @param nth which of those that match, from 1; empty for all
 * @param fromNanos first instant of sending at which it holds
 * @param toNanos first instant at which it holds no more
 */
public record DropRule(
        Direction direction,
        int client,
        ImmutableSet<SegmentKind> kinds,
        ImmutableSet<Integer> nth,
        long fromNanos,
        long toNanos) {

    /** Stands for every client of the group. */
    public static final int ANY_CLIENT = -1;

    public DropRule {
        checkArgument(client >= ANY_CLIENT, "drop rule: client %s", client);
        checkArgument(!kinds.isEmpty(), "drop rule: no kinds");
        checkArgument(nth.stream().allMatch(n -> n >= 1), "drop rule: numbers count from 1, not %s", nth);
        checkArgument(fromNanos <= toNanos, "drop rule: from %s ns to %s ns", fromNanos, toNanos);
    }

    /** A rule that loses every segment of these kinds; with {@link SegmentKind#ANY} that way is a black hole. */
    public static DropRule all(Direction direction, ImmutableSet<SegmentKind> kinds) {
        return new DropRule(direction, ANY_CLIENT, kinds, ImmutableSet.of(), 0, Long.MAX_VALUE);
    }

    /** A rule that loses every segment of this kind. */
    public static DropRule all(Direction direction, SegmentKind kind) {
        return all(direction, ImmutableSet.of(kind));
    }

    /** The same rule for one client only. */
    public DropRule ofClient(int only) {
        return new DropRule(direction, only, kinds, nth, fromNanos, toNanos);
    }

    /** The same rule for these numbers among the segments that match. */
    public DropRule numbers(Integer... from1) {
        return new DropRule(direction, client, kinds, ImmutableSet.copyOf(from1), fromNanos, toNanos);
    }

    /** The same rule for what is sent from {@code from} until before {@code to}. */
    public DropRule during(long from, long to) {
        return new DropRule(direction, client, kinds, nth, from, to);
    }
}
