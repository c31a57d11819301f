package org.listenq.output.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.listenq.core.trace.TraceColumn;
import org.listenq.core.trace.TraceColumns;
import org.listenq.core.trace.TraceRow;
import org.listenq.output.text.ByteEncoder;
import org.listenq.output.text.JsonText;

/**
 * Writes the trace as JSON Lines: an object per row, whose keys are {@link TraceColumns}; what is absent has no key.
 */
final class JsonlTraceWriter implements TraceWriter {

    private final TraceColumn[] columns = TraceColumns.ALL.toArray(TraceColumn[]::new);
    private final byte[][] keys = new byte[columns.length][];
    private final CellCache[] caches = new CellCache[columns.length];
    private final ByteEncoder out;
    private boolean first;

    JsonlTraceWriter(OutputStream stream) {
        out = new ByteEncoder(stream);
        for (int i = 0; i < columns.length; i++) {
            keys[i] = ("\"" + columns[i].name() + "\":").getBytes(StandardCharsets.US_ASCII);
            caches[i] = new CellCache(JsonText::write);
        }
    }

    @Override
    public void accept(TraceRow row) {
        out.put('{');
        first = true;
        for (int i = 0; i < columns.length; i++) {
            member(i, row);
        }
        out.put('}').put('\n');
    }

    private void member(int i, TraceRow row) {
        TraceColumn column = columns[i];
        switch (column.type()) {
            case INTEGER -> {
                long number = column.number().applyAsLong(row);
                if (number != TraceRow.ABSENT) {
                    key(i).number(number);
                }
            }
            case SECONDS -> {
                long nanos = column.number().applyAsLong(row);
                if (nanos != TraceRow.ABSENT) {
                    key(i).seconds(nanos);
                }
            }
            case TEXT, NAME -> {
                String text = column.text().apply(row);
                if (!text.isEmpty()) {
                    caches[i].write(key(i), text);
                }
            }
        }
    }

    private ByteEncoder key(int i) {
        if (!first) {
            out.put(',');
        }
        first = false;
        return out.put(keys[i]);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
