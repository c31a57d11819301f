package org.listenq.core.trace;

import java.util.List;
import org.listenq.core.segment.Connection;

/** Several folding sinks, or none, as one: what is told to it is told to each. */
final class FoldingSinks implements FoldingSink {

    private final FoldingSink[] sinks;

    private FoldingSinks(List<FoldingSink> sinks) {
        this.sinks = sinks.toArray(FoldingSink[]::new);
    }

    /** Returns what tells those of {@code all} that fold: that sink itself if there is one only. */
    static FoldingSink among(List<? extends TraceSink> all) {
        List<FoldingSink> folding = all.stream()
                .filter(FoldingSink.class::isInstance)
                .map(FoldingSink.class::cast)
                .toList();
        return folding.size() == 1 ? folding.get(0) : new FoldingSinks(folding);
    }

    @Override
    public void counted(long nowNanos, int host, CounterSet counters) {
        for (FoldingSink sink : sinks) {
            sink.counted(nowNanos, host, counters);
        }
    }

    @Override
    public void lengths(long nowNanos, int listener, int incomplete, int completed) {
        for (FoldingSink sink : sinks) {
            sink.lengths(nowNanos, listener, incomplete, completed);
        }
    }

    @Override
    public void ended(long nowNanos, Connection connection) {
        for (FoldingSink sink : sinks) {
            sink.ended(nowNanos, connection);
        }
    }

    @Override
    public void accept(TraceRow row) {
        for (FoldingSink sink : sinks) {
            sink.accept(row);
        }
    }
}
