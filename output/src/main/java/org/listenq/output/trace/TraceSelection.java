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
 * @param connections numbers of the only connections wanted; empty means all
 * @param members the only clients wanted; empty means all
 * @param causes names of the only causes wanted; empty means all rows, with a cause or without
 */
public record TraceSelection(
        TraceLevel level,
        ImmutableSortedSet<Integer> connections,
        ImmutableSet<Member> members,
        ImmutableSet<String> causes) {

    /**
     * A client of a group, or the whole group.
     *
     * @param group number of the group, from 0
     * @param client number of the client in it, from 0; {@link #ALL} for every one
     */
    public record Member(int group, int client) {

        /** Stands for every client of a group. */
        public static final int ALL = -1;

        boolean is(Connection connection) {
            return connection.group() == group && (client == ALL || connection.client() == client);
        }
    }

    /** Everything. */
    public static final TraceSelection EVERYTHING = of(TraceLevel.ALL);

    /** Returns the selection of all that {@code level} includes. */
    public static TraceSelection of(TraceLevel level) {
        return new TraceSelection(level, ImmutableSortedSet.of(), ImmutableSet.of(), ImmutableSet.of());
    }

    /** Returns this selection with {@code least} detail at least; one of nothing stays so. */
    public TraceSelection atLeast(TraceLevel least) {
        boolean enough = level == TraceLevel.NONE || level.compareTo(least) >= 0;
        return enough ? this : new TraceSelection(least, connections, members, causes);
    }

    /** Returns a sink that hands on to {@code sink} what is selected. */
    public TraceSink before(TraceSink sink) {
        return new SelectedRows(this, sink);
    }

    /** Whether it holds {@code row}, whose kind the level includes. */
    boolean holds(TraceRow row) {
        Connection connection = row.connection();
        return (connections.isEmpty() || connections.contains(connection.number()))
                && (members.isEmpty() || isMember(connection))
                && (causes.isEmpty() || causes.contains(row.cause().name()));
    }

    private boolean isMember(Connection connection) {
        for (Member member : members) {
            if (connection != Connection.NONE && member.is(connection)) {
                return true;
            }
        }
        return false;
    }

    /** Hands on the rows of a selection. */
    private record SelectedRows(TraceSelection selection, TraceSink sink) implements TraceSink {

        @Override
        public long interests() {
            return EventKind.of(selection.level) & sink.interests();
        }

        @Override
        public boolean wantsCounters() {
            return sink.wantsCounters();
        }

        @Override
        public void accept(TraceRow row) {
            if (selection.holds(row)) {
                sink.accept(row);
            }
        }
    }
}
