package org.listenq.output.trace;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import org.listenq.core.segment.Connection;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.TraceLevel;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;

/**
 * Which rows of a run a user wants to see.
 *
 * @param level how much detail
 * @param connections labels of the only connections wanted; empty means all
 * @param causes names of the only causes wanted; empty means all rows, with a cause or without
 */
public record TraceSelection(TraceLevel level, ImmutableSortedSet<Integer> connections, ImmutableSet<String> causes) {

    /** Everything. */
    public static final TraceSelection EVERYTHING = of(TraceLevel.ALL);

    /** Returns the selection of all that {@code level} includes. */
    public static TraceSelection of(TraceLevel level) {
        return new TraceSelection(level, ImmutableSortedSet.of(), ImmutableSet.of());
    }

    /** Returns a sink that hands on to {@code sink} what is selected. */
    public TraceSink before(TraceSink sink) {
        return new SelectedRows(this, sink);
    }

    /** Whether it holds {@code row}, whose kind the level includes. */
    boolean holds(TraceRow row) {
        Connection connection = row.connection();
        return (connections.isEmpty() || connections.contains(connection.number()))
                && (causes.isEmpty() || causes.contains(row.cause().name()));
    }

    /** Hands on the rows of a selection. */
    private record SelectedRows(TraceSelection selection, TraceSink sink) implements TraceSink {

        @Override
        public long interests() {
            return EventKind.of(selection.level) & sink.interests();
        }

        @Override
        public void accept(TraceRow row) {
            if (selection.holds(row)) {
                sink.accept(row);
            }
        }
    }
}
