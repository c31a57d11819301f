package org.listenq.output.trace;

import java.io.IOException;
import java.io.OutputStream;
import org.listenq.core.trace.TraceColumn;
import org.listenq.core.trace.TraceColumns;
import org.listenq.core.trace.TraceRow;
import org.listenq.output.text.ByteEncoder;
import org.listenq.output.text.CsvCells;
import org.listenq.output.text.RowTemplate;
import org.listenq.output.text.RowTemplates;

/** Writes the trace as CSV: a header, then one line per row with a cell for each of {@link TraceColumns}. */
final class CsvTraceWriter implements TraceWriter {

    private final RowTemplates templates = new RowTemplates(CsvTraceWriter::layOut);
    private final ByteEncoder out;

    CsvTraceWriter(OutputStream stream) {
        out = new ByteEncoder(stream);
        new CsvCells(out)
                .header(TraceColumns.ALL.stream().map(TraceColumn::name).toList());
    }

    @Override
    public void accept(TraceRow row) {
        out.row(templates.of(row), row);
    }

    private static void layOut(TraceRow row, RowTemplate.Builder line) {
        boolean first = true;
        for (TraceColumn column : TraceColumns.ALL) {
            if (!first) {
                line.put(bytes -> bytes.put(','));
            }
            first = false;
            cell(column, row, line);
        }
        line.put(bytes -> bytes.put('\n'));
    }

    private static void cell(TraceColumn column, TraceRow row, RowTemplate.Builder line) {
        switch (column.type()) {
            case INTEGER, SECONDS -> number(column, row, line);
            case TEXT, NAME -> {
                String text = column.text().apply(row);
                if (!text.isEmpty()) {
                    text(column, text, line);
                }
            }
        }
    }

    private static void number(TraceColumn column, TraceRow row, RowTemplate.Builder line) {
        if (column.number().applyAsLong(row) == TraceRow.ABSENT) {
            return;
        }
        if (column.type() == TraceColumn.Type.SECONDS) {
            line.seconds(column.number());
        } else {
            line.number(column.number());
        }
    }

    private static void text(TraceColumn column, String text, RowTemplate.Builder line) {
        TraceColumn.Phrase phrase = column.phrase();
        if (phrase != null) {
            line.put(bytes -> bytes.text(phrase.first()));
            line.number(phrase.firstNumber());
            line.put(bytes -> bytes.text(phrase.second()));
            line.number(phrase.secondNumber());
        } else if (column.type() == TraceColumn.Type.NAME) {
            line.put(bytes -> CsvCells.label(bytes, text));
        } else {
            line.put(bytes -> CsvCells.word(bytes, text));
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
