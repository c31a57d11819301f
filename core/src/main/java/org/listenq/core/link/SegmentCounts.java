package org.listenq.core.link;

/**
 * What became of segments on their way.
 *
 * @param sent handed to the link
 * @param duplicated copies that the link made
 * @param delivered handed to the other end
 * @param lost lost on the way
 * @param inFlight still on the way, recounted from what the stages hold
 */
public record SegmentCounts(long sent, long duplicated, long delivered, long lost, long inFlight) {

    static final SegmentCounts NONE = new SegmentCounts(0, 0, 0, 0, 0);

    /** Whether nothing appeared or vanished: sent + duplicated = delivered + lost + in flight. */
    public boolean isBalanced() {
        return sent + duplicated == delivered + lost + inFlight;
    }

    /** The sum of both. */
    public SegmentCounts plus(SegmentCounts other) {
        return new SegmentCounts(
                sent + other.sent,
                duplicated + other.duplicated,
                delivered + other.delivered,
                lost + other.lost,
                inFlight + other.inFlight);
    }
}
