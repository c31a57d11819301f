package org.listenq.output.trace;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.listenq.core.trace.TraceColumn;
import org.listenq.core.trace.TraceColumns;
import org.listenq.core.trace.TraceRow;

/** Makes rows from cells and says what is wrong with them. */
final class RowBuilder implements RowSource.Cells {

    private static final Pattern SECONDS = Pattern.compile("-?[0-9]{1,10}\\.[0-9]{9}");

    private final int width = TraceColumns.ALL.size();
    private long[] numbers = new long[width];
    private String[] texts = new String[width];

    RowBuilder() {
        clear();
    }

    private void clear() {
        numbers = new long[width];
        texts = new String[width];
        Arrays.fill(numbers, TraceRow.ABSENT);
        Arrays.fill(texts, "");
    }

    @Override
    public void cell(long line, String name, String text) throws TraceProblem {
        Integer index = SavedRow.INDEX.get(name);
        if (index == null) {
            throw new TraceProblem(line, name, "a column of the trace", "no such column");
        }
        TraceColumn column = TraceColumns.ALL.get(index);
        boolean isText = column.type() == TraceColumn.Type.TEXT || column.type() == TraceColumn.Type.NAME;
        if (isText) {
            texts[index] = text;
        } else if (!text.isEmpty()) {
            numbers[index] = number(line, column, text);
        }
    }

    private static long number(long line, TraceColumn column, String text) throws TraceProblem {
        boolean seconds = column.type() == TraceColumn.Type.SECONDS;
        String expected = seconds ? "seconds with nine decimals" : "a whole number";
        if (seconds && !SECONDS.matcher(text).matches()) {
            throw new TraceProblem(line, column.name(), expected, text);
        }
        try {
            return Long.parseLong(seconds ? text.replace(".", "") : text);
        } catch (NumberFormatException e) {
            throw new TraceProblem(line, column.name(), expected, text);
        }
    }

    /** Ends the row that began on {@code line}. */
    SavedRow build(long line) throws TraceProblem {
        SavedRow row = new SavedRow(numbers, texts);
        clear();
        require(row.timeNanos() != TraceRow.ABSENT, line, "t_s", "a time", "nothing");
        @Nullable Object kind = SavedRow.kindOf(row.text("event"));
        require(kind != null, line, "event", "a kind of event", "'" + row.text("event") + "'");
        return row;
    }

    private static void require(boolean holds, long line, String column, String expected, String found)
            throws TraceProblem {
        if (!holds) {
            throw new TraceProblem(line, column, expected, found);
        }
    }
}
