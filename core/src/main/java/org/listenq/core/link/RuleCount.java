package org.listenq.core.link;

import java.util.Arrays;
import java.util.BitSet;
import org.listenq.core.segment.Segment;

/** A drop rule and how many segments of each client have matched it. */
final class RuleCount {

    private static final int INITIAL_CLIENTS = 16;

    private final DropRule rule;
    private final int kinds;
    private final BitSet numbers = new BitSet();
    private int[] matched = new int[INITIAL_CLIENTS];

    RuleCount(DropRule rule) {
        this.rule = rule;
        this.kinds = rule.kinds().stream().mapToInt(SegmentKind::bit).sum();
        rule.nth().forEach(numbers::set);
    }

    /** Whether {@code segment}, sent {@code now}, matches; if so it is counted. */
    boolean counts(Segment segment, long now) {
        int client = segment.connection().client();
        boolean matches = (kinds & SegmentKind.of(segment).bit()) != 0
                && (rule.client() == DropRule.ANY_CLIENT || rule.client() == client)
                && rule.fromNanos() <= now
                && now < rule.toNanos();
        if (matches) {
            count(client);
        }
        return matches;
    }

    /** Whether the last segment of {@code client} that matched is one to lose. */
    boolean lists(int client) {
        return numbers.isEmpty() || numbers.get(matched[client]);
    }

    private void count(int client) {
        if (client >= matched.length) {
            matched = Arrays.copyOf(matched, Math.max(client + 1, 2 * matched.length));
        }
        matched[client]++;
    }
}
