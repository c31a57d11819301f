package org.listenq.output.statistics;

import com.google.common.collect.ImmutableSortedMap;
import java.util.IdentityHashMap;
import java.util.TreeMap;
import org.listenq.core.trace.Cause;
import org.listenq.core.trace.TraceRow;

/** Segments that were lost or ignored, by cause. */
final class DropTotals {

    private final IdentityHashMap<Cause, long[]> counts = new IdentityHashMap<>();
    private final TreeMap<String, Long> merged = new TreeMap<>();

    void accept(TraceRow row) {
        long[] count = counts.get(row.cause());
        if (count == null) {
            count = new long[1];
            counts.put(row.cause(), count);
        }
        count[0]++;
    }

    void mergeWith(DropTotals other) {
        other.byCause().forEach((cause, count) -> merged.merge(cause, count, Long::sum));
    }

    ImmutableSortedMap<String, Long> byCause() {
        TreeMap<String, Long> all = new TreeMap<>(merged);
        counts.forEach((cause, count) -> all.merge(cause.name(), count[0], Long::sum));
        return ImmutableSortedMap.copyOfSorted(all);
    }
}
