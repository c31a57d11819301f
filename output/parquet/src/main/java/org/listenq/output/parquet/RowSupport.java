package org.listenq.output.parquet;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.jspecify.annotations.Nullable;
import org.listenq.core.trace.TraceColumn;
import org.listenq.core.trace.TraceColumns;
import org.listenq.core.trace.TraceRow;

/** Hands a row to Parquet cell by cell; what is absent or empty is null there. */
final class RowSupport extends WriteSupport<TraceRow> {

    private @Nullable RecordConsumer cells;

    @Override
    @SuppressWarnings("deprecation") // it is abstract
    public WriteContext init(Configuration configuration) {
        return context();
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return context();
    }

    private static WriteContext context() {
        return new WriteContext(TraceSchema.schema(), Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
        cells = consumer;
    }

    @Override
    public void write(TraceRow row) {
        RecordConsumer to = cells;
        if (to == null) {
            throw new IllegalStateException("not prepared");
        }
        to.startMessage();
        int index = 0;
        for (TraceColumn column : TraceColumns.ALL) {
            cell(column, index++, row, to);
        }
        to.endMessage();
    }

    private static void cell(TraceColumn column, int index, TraceRow row, RecordConsumer to) {
        switch (column.type()) {
            case INTEGER, SECONDS -> {
                long number = column.number().applyAsLong(row);
                if (number != TraceRow.ABSENT) {
                    to.startField(column.name(), index);
                    to.addLong(number);
                    to.endField(column.name(), index);
                }
            }
            case TEXT, NAME -> {
                String text = column.text().apply(row);
                if (!text.isEmpty()) {
                    to.startField(column.name(), index);
                    to.addBinary(Binary.fromString(text));
                    to.endField(column.name(), index);
                }
            }
        }
    }
}
