package org.listenq.core.link;

import com.google.common.collect.Maps;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Segment;

/** The running counts of one link, by {@linkplain SegmentKind#place place} of segment; kinds are looked up later. */
final class LinkTally {

    private final long[] sent = new long[SegmentKind.PLACES];
    private final long[] duplicated = new long[SegmentKind.PLACES];
    private final long[] delivered = new long[SegmentKind.PLACES];
    private final long[] lost = new long[SegmentKind.PLACES];

    void sent(Segment segment) {
        sent[SegmentKind.place(segment)]++;
    }

    void duplicated(Segment segment) {
        duplicated[SegmentKind.place(segment)]++;
    }

    void delivered(Segment segment) {
        delivered[SegmentKind.place(segment)]++;
    }

    void lost(Segment segment) {
        lost[SegmentKind.place(segment)]++;
    }

    /** Takes stock: what the stages hold is counted anew, so the balance can fail. */
    LinkCounts counts(Direction direction, List<Holder> holders) {
        long[] held = new long[SegmentKind.PLACES];
        for (Holder holder : holders) {
            holder.forEachHeld(segment -> held[SegmentKind.place(segment)]++);
        }
        Map<SegmentKind, SegmentCounts> byKind = new EnumMap<>(SegmentKind.class);
        for (SegmentKind kind : SegmentKind.ANY) {
            byKind.put(
                    kind,
                    new SegmentCounts(
                            kind.sum(sent), kind.sum(duplicated), kind.sum(delivered), kind.sum(lost), kind.sum(held)));
        }
        return new LinkCounts(direction, Maps.immutableEnumMap(byKind));
    }
}
