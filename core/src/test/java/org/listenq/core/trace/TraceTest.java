package org.listenq.core.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.listenq.core.engine.TestScheduler;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Connections;
import org.listenq.core.segment.Origin;

/** Who is told what: rows go to those who want their kind, counters and lengths to those who add them up. */
final class TraceTest {

    private static final CounterSet MOVED = CounterSet.of(new Counter("Moved", "It moves."));

    private final List<String> told = new ArrayList<>();

    /** Writes down what it is told; wants rows of drops only. */
    private class Folding implements FoldingSink {

        @Override
        public long interests() {
            return EventKind.SEGMENT_DROP.bit();
        }

        @Override
        public void accept(TraceRow row) {
            told.add(row.number() + " " + row.kind().text());
        }

        @Override
        public void counted(long nowNanos, int host, CounterSet counters) {
            told.add("host " + host + " " + counters.text());
        }

        @Override
        public void lengths(long nowNanos, int listener, int incomplete, int completed) {
            told.add("listener " + listener + " " + incomplete + " " + completed);
        }

        @Override
        public void ended(long nowNanos, Connection connection) {
            told.add("ended " + connection.number());
        }
    }

    private static Trace trace(TraceSink... sinks) {
        RunInfo info = new RunInfo("test", 1, "-", ImmutableList.of("server"), ImmutableList.of());
        return new Trace(info, new TestScheduler(), List.of(sinks));
    }

    private static void tell(Trace trace, EventKind kind) {
        if (trace.wants(kind, RunInfo.SERVER, MOVED)) {
            TraceRow row = trace.row(kind, RunInfo.SERVER, Connection.NONE).counters(MOVED);
            row.incomplete(0, 1, 2, 4, 2).completed(0, 1, 4);
            trace.emit();
        } else {
            trace.lengths(0, 2, 1);
        }
    }

    @Test
    void rowNobodyWants_foldingSinkIsToldOfCountersAndLengthsOnly() {
        tell(trace(new Folding()), EventKind.SYNQ_ADD);
        assertThat(told).containsExactly("host " + RunInfo.SERVER + " Moved", "listener 0 2 1");
    }

    @Test
    void rowThatItWants_foldingSinkIsToldOfCountersAndLengthsOnceBeforeIt() {
        tell(trace(new Folding()), EventKind.SEGMENT_DROP);
        assertThat(told).containsExactly("host " + RunInfo.SERVER + " Moved", "listener 0 2 1", "0 segment_drop");
    }

    @Test
    void rowThatAnotherWants_foldingSinkIsToldOfCountersAndLengthsOnce() {
        tell(trace(row -> {}, new Folding()), EventKind.SYNQ_ADD);
        assertThat(told).containsExactly("host " + RunInfo.SERVER + " Moved", "listener 0 2 1");
    }

    @Test
    void severalFoldingSinks_areAllTold() {
        tell(trace(new Folding(), new Folding()), EventKind.SYNQ_ADD);
        assertThat(told).hasSize(4);
    }

    @Test
    void rowsNobodyWants_countInTheNumbersOfThoseThatSomebodyWants() {
        Trace trace = trace(new Folding());
        assertThat(trace.wants(EventKind.STATE)).isFalse();
        tell(trace, EventKind.SYNQ_ADD);
        tell(trace, EventKind.SEGMENT_DROP);
        assertThat(told).endsWith("2 segment_drop");
        assertThat(trace.rows()).isEqualTo(1);
    }

    @Test
    void rowsNobodyNumbers_wantedOrNot_areToldAllTheSame() {
        Trace trace = trace(new Folding() {
            @Override
            public boolean readsNumbers() {
                return false;
            }
        });
        assertThat(trace.wants(EventKind.STATE)).isFalse();
        tell(trace, EventKind.SYNQ_ADD);
        tell(trace, EventKind.SEGMENT_DROP);
        String moved = "host " + RunInfo.SERVER + " Moved";
        assertThat(told).hasSize(5).startsWith(moved, "listener 0 2 1", moved, "listener 0 2 1");
    }

    @Test
    void endedStory_foldingSinkIsToldOnceBeforeTheRowOfAnother() {
        trace(row -> told.add(row.number() + " " + row.kind().text()), new Folding())
                .ended(connection());
        trace(new Folding()).ended(connection());
        assertThat(told).containsExactly("ended 1", "0 connection_end", "ended 1");
    }

    private static Connection connection() {
        return new Connections(connection -> {}).open(new Origin(1, 0, 0, 1, 0, 0, 80, false), 0);
    }
}
