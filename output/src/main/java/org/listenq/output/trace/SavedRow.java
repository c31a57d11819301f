package org.listenq.output.trace;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.TraceColumns;
import org.listenq.core.trace.TraceRow;

/** One row of a saved trace: the value of each of {@link TraceColumns}, by name. */
public final class SavedRow {

    static final ImmutableMap<String, Integer> INDEX = index();
    private static final ImmutableMap<String, EventKind> KINDS = kinds();

    private final long[] numbers;
    private final String[] texts;

    SavedRow(long[] numbers, String[] texts) {
        this.numbers = numbers;
        this.texts = texts;
    }

    /** Returns the number or the nanoseconds in {@code column}, or {@link TraceRow#ABSENT}. */
    public long number(String column) {
        return numbers[indexOf(column)];
    }

    /** Returns the text in {@code column}, empty where there is none. */
    public String text(String column) {
        return texts[indexOf(column)];
    }

    /** When it happened. */
    public long timeNanos() {
        return number("t_s");
    }

    /** What happened. */
    public EventKind kind() {
        EventKind kind = kindOf(text("event"));
        return Preconditions.checkNotNull(kind);
    }

    static @Nullable EventKind kindOf(String event) {
        return KINDS.get(event);
    }

    private static int indexOf(String column) {
        Integer index = INDEX.get(column);
        Preconditions.checkArgument(index != null, "no column %s", column);
        return index;
    }

    private static ImmutableMap<String, Integer> index() {
        ImmutableMap.Builder<String, Integer> index = ImmutableMap.builder();
        for (int i = 0; i < TraceColumns.ALL.size(); i++) {
            index.put(TraceColumns.ALL.get(i).name(), i);
        }
        return index.buildOrThrow();
    }

    private static ImmutableMap<String, EventKind> kinds() {
        ImmutableMap.Builder<String, EventKind> kinds = ImmutableMap.builder();
        for (EventKind kind : EventKind.values()) {
            kinds.put(kind.text(), kind);
        }
        return kinds.buildOrThrow();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SavedRow row && Arrays.equals(numbers, row.numbers) && Arrays.equals(texts, row.texts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(numbers) + Arrays.hashCode(texts);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < texts.length; i++) {
            String value = numbers[i] == TraceRow.ABSENT ? texts[i] : Long.toString(numbers[i]);
            text.append(i == 0 ? "" : ",").append(value);
        }
        return text.toString();
    }
}
