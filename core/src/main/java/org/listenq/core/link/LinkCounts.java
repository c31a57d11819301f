package org.listenq.core.link;

import com.google.common.collect.ImmutableMap;
import org.listenq.core.segment.Direction;

/**
 * What became of the segments of one link until now.
 *
 * @param direction of the link
 * @param byKind for every kind of segment
 */
public record LinkCounts(Direction direction, ImmutableMap<SegmentKind, SegmentCounts> byKind) {

    /** The counts of one kind. */
    public SegmentCounts of(SegmentKind kind) {
        return byKind.getOrDefault(kind, SegmentCounts.NONE);
    }

    /** The counts of all kinds together. */
    public SegmentCounts total() {
        return byKind.values().stream().reduce(SegmentCounts.NONE, SegmentCounts::plus);
    }

    /** Whether nothing of any kind appeared or vanished. */
    public boolean isBalanced() {
        return byKind.values().stream().allMatch(SegmentCounts::isBalanced);
    }
}
