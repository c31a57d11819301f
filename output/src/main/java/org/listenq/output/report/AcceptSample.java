package org.listenq.output.report;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.listenq.core.trace.TraceRow;
import org.listenq.output.text.ConnectionName;
import org.listenq.output.text.FixedDecimal;
import org.listenq.output.text.Ordinal;

/** The first connections that accept() returned, in its order. */
final class AcceptSample {

    private final int limit;
    private final List<String> lines = new ArrayList<>();
    private long count;

    AcceptSample(int limit) {
        this.limit = limit;
    }

    void accepted(TraceRow row) {
        count++;
        if (lines.size() < limit) {
            String worker = row.worker() > 0 ? " (worker " + row.worker() + ")" : "";
            lines.add(Ordinal.of(count) + " at " + FixedDecimal.shortSeconds(row.timeNanos()) + " s: "
                    + ConnectionName.full(row.info(), row.connection()) + worker);
        }
    }

    ImmutableList<String> lines() {
        ImmutableList.Builder<String> all = ImmutableList.<String>builder().addAll(lines);
        if (count > lines.size()) {
            all.add("... and " + FixedDecimal.grouped(count - lines.size()) + " more in connections.csv");
        }
        return count == 0 ? ImmutableList.of("none") : all.build();
    }
}
