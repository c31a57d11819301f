package org.listenq.output.trace;

import java.io.IOException;
import java.io.OutputStream;
import org.listenq.core.trace.TraceColumn;
import org.listenq.core.trace.TraceColumns;
import org.listenq.core.trace.TraceRow;
import org.listenq.output.text.ByteEncoder;
import org.listenq.output.text.CsvCells;

/** Writes the trace as CSV: a header, then one line per row with a cell for each of {@link TraceColumns}. */
final class CsvTraceWriter implements TraceWriter {

    private final TraceColumn[] columns = TraceColumns.ALL.toArray(TraceColumn[]::new);
    private final CellCache[] caches = new CellCache[columns.length];
    private final ByteEncoder out;

    CsvTraceWriter(OutputStream stream) {
        out = new ByteEncoder(stream);
        for (int i = 0; i < columns.length; i++) {
            boolean name = columns[i].type() == TraceColumn.Type.NAME;
            caches[i] = new CellCache(name ? CsvCells::label : CsvCells::word);
        }
        new CsvCells(out)
                .header(TraceColumns.ALL.stream().map(TraceColumn::name).toList());
    }

    @Override
    public void accept(TraceRow row) {
        for (int i = 0; i < columns.length; i++) {
            if (i > 0) {
                out.put(',');
            }
            cell(columns[i], caches[i], row);
        }
        out.put('\n');
    }

    private void cell(TraceColumn column, CellCache cache, TraceRow row) {
        switch (column.type()) {
            case INTEGER -> {
                long number = column.number().applyAsLong(row);
                if (number != TraceRow.ABSENT) {
                    out.number(number);
                }
            }
            case SECONDS -> {
                long nanos = column.number().applyAsLong(row);
                if (nanos != TraceRow.ABSENT) {
                    out.seconds(nanos);
                }
            }
            case TEXT, NAME -> {
                String text = column.text().apply(row);
                if (!text.isEmpty()) {
                    cache.write(out, text);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
