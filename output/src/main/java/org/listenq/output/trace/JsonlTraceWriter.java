package org.listenq.output.trace;

import java.io.IOException;
import java.io.OutputStream;
import org.listenq.core.trace.TraceColumn;
import org.listenq.core.trace.TraceColumns;
import org.listenq.core.trace.TraceRow;
import org.listenq.output.text.ByteEncoder;
import org.listenq.output.text.JsonText;
import org.listenq.output.text.RowTemplate;
import org.listenq.output.text.RowTemplates;

/**
 * Writes the trace as JSON Lines: an object per row, whose keys are {@link TraceColumns}; what is absent has no key.
 */
final class JsonlTraceWriter implements TraceWriter {

    private final RowTemplates templates = new RowTemplates(JsonlTraceWriter::layOut);
    private final ByteEncoder out;

    JsonlTraceWriter(OutputStream stream) {
        out = new ByteEncoder(stream);
    }

    @Override
    public void accept(TraceRow row) {
        out.row(templates.of(row), row);
    }

    private static void layOut(TraceRow row, RowTemplate.Builder line) {
        char before = '{';
        for (TraceColumn column : TraceColumns.ALL) {
            if (!isAbsent(column, row)) {
                key(before, column, line);
                value(column, row, line);
                before = ',';
            }
        }
        line.put(bytes -> bytes.put('}').put('\n'));
    }

    private static boolean isAbsent(TraceColumn column, TraceRow row) {
        return switch (column.type()) {
            case INTEGER, SECONDS -> column.number().applyAsLong(row) == TraceRow.ABSENT;
            case TEXT, NAME -> column.text().apply(row).isEmpty();
        };
    }

    private static void key(char before, TraceColumn column, RowTemplate.Builder line) {
        line.put(
                bytes -> bytes.put(before).put('"').text(column.name()).put('"').put(':'));
    }

    private static void value(TraceColumn column, TraceRow row, RowTemplate.Builder line) {
        switch (column.type()) {
            case INTEGER -> line.number(column.number());
            case SECONDS -> line.seconds(column.number());
            case TEXT, NAME -> text(column, row, line);
        }
    }

    private static void text(TraceColumn column, TraceRow row, RowTemplate.Builder line) {
        TraceColumn.Phrase phrase = column.phrase();
        if (phrase == null) {
            line.put(bytes -> JsonText.write(bytes, column.text().apply(row)));
            return;
        }
        line.put(bytes -> bytes.put('"').text(phrase.first()));
        line.number(phrase.firstNumber());
        line.put(bytes -> bytes.text(phrase.second()));
        line.number(phrase.secondNumber());
        line.put(bytes -> bytes.put('"'));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
