package org.listenq.core.link;

import com.google.common.collect.Maps;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Segment;

/** The running counts of one link, by kind of segment. */
final class LinkTally {

    private final long[] sent = new long[SegmentKind.ANY.size()];
    private final long[] duplicated = new long[SegmentKind.ANY.size()];
    private final long[] delivered = new long[SegmentKind.ANY.size()];
    private final long[] lost = new long[SegmentKind.ANY.size()];

    void sent(Segment segment) {
        sent[SegmentKind.indexOf(segment)]++;
    }

    void duplicated(Segment segment) {
        duplicated[SegmentKind.indexOf(segment)]++;
    }

    void delivered(Segment segment) {
        delivered[SegmentKind.indexOf(segment)]++;
    }

    void lost(Segment segment) {
        lost[SegmentKind.indexOf(segment)]++;
    }

    /** Takes stock: what the stages hold is counted anew, so the balance can fail. */
    LinkCounts counts(Direction direction, List<Holder> holders) {
        long[] held = new long[SegmentKind.ANY.size()];
        for (Holder holder : holders) {
            holder.forEachHeld(segment -> held[SegmentKind.indexOf(segment)]++);
        }
        Map<SegmentKind, SegmentCounts> byKind = new EnumMap<>(SegmentKind.class);
        for (SegmentKind kind : SegmentKind.ANY) {
            int i = kind.index();
            byKind.put(kind, new SegmentCounts(sent[i], duplicated[i], delivered[i], lost[i], held[i]));
        }
        return new LinkCounts(direction, Maps.immutableEnumMap(byKind));
    }
}
