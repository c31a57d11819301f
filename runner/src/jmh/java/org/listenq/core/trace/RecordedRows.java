package org.listenq.core.trace;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.listenq.core.segment.Connection;

/** Keeps copies of the rows of a run, connections included, so that they can be told again and again. */
public final class RecordedRows implements TraceSink {

    private final List<TraceRow> rows = new ArrayList<>();
    private final Map<Integer, Connection> connections = new HashMap<>();

    @Override
    public void accept(TraceRow row) {
        try {
            TraceRow copy = new TraceRow(row.info());
            copyFields(row, copy);
            if (row.connection() != Connection.NONE) {
                Field connection = TraceRow.class.getDeclaredField("connection");
                connection.setAccessible(true);
                connection.set(copy, copyOf(row.connection()));
            }
            rows.add(copy);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the copy of the connection, as it is now; one copy serves all of its rows. */
    private Connection copyOf(Connection connection) throws ReflectiveOperationException {
        Connection copy = connections.get(connection.label());
        if (copy == null) {
            Constructor<Connection> constructor = Connection.class.getDeclaredConstructor(int.class);
            constructor.setAccessible(true);
            copy = constructor.newInstance(connection.slot());
            connections.put(connection.label(), copy);
        }
        copyFields(connection, copy);
        Field story = Connection.class.getDeclaredField("story");
        story.setAccessible(true);
        story.set(copy, copyOf(story.get(connection)));
        return copy;
    }

    private static Object copyOf(Object any) throws ReflectiveOperationException {
        Constructor<?> constructor = any.getClass().getDeclaredConstructor();
        constructor.setAccessible(true);
        Object copy = constructor.newInstance();
        copyFields(any, copy);
        return copy;
    }

    private static void copyFields(Object from, Object to) throws ReflectiveOperationException {
        for (Field field : from.getClass().getDeclaredFields()) {
            if ((field.getModifiers() & (Modifier.STATIC | Modifier.FINAL)) == 0) {
                field.setAccessible(true);
                field.set(to, field.get(from));
            }
        }
    }

    /** The run that they are of. */
    public RunInfo info() {
        return rows.get(0).info();
    }

    /** Returns the rows that {@code sink} would be told of, or of whose counters and lengths. */
    public TraceRow[] of(TraceSink sink) {
        return rows.stream()
                .filter(row -> (sink.interests() & row.kind().bit()) != 0
                        || (sink.wantsCounters() && !row.counters().isEmpty())
                        || (sink instanceof FoldingSink
                                && (row.listener() >= 0
                                        || !row.counters().isEmpty()
                                        || row.kind() == EventKind.CONNECTION_END)))
                .toArray(TraceRow[]::new);
    }

    /** Tells {@code row} as a {@link Trace} does. */
    public static void tell(TraceRow row, TraceSink sink) {
        if (sink instanceof FoldingSink folding) {
            fold(row, folding);
        } else {
            sink.accept(row);
        }
    }

    private static void fold(TraceRow row, FoldingSink sink) {
        if (!row.counters().isEmpty()) {
            sink.counted(row.timeNanos(), row.host(), row.counters());
        }
        if (row.listener() >= 0) {
            sink.lengths(row.timeNanos(), row.listener(), row.synAfter(), row.accAfter());
        }
        if (row.kind() == EventKind.CONNECTION_END) {
            sink.ended(row.timeNanos(), row.connection());
        }
        if ((sink.interests() & row.kind().bit()) != 0) {
            sink.accept(row);
        }
    }
}
