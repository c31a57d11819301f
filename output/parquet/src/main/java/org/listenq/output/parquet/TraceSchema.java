package org.listenq.output.parquet;

import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.listenq.core.trace.TraceColumn;
import org.listenq.core.trace.TraceColumns;

/**
 * The columns of the trace as Parquet sees them, all of them optional: whole numbers as INT64, times as the exact
 * DECIMAL(18, 9) of seconds, words as strings.
 */
final class TraceSchema {

    private static final int DIGITS = 18;
    private static final int DECIMALS = 9;

    private TraceSchema() {}

    static MessageType schema() {
        return new MessageType(
                "trace", TraceColumns.ALL.stream().map(TraceSchema::type).toList());
    }

    private static Type type(TraceColumn column) {
        return switch (column.type()) {
            case INTEGER -> Types.optional(PrimitiveTypeName.INT64).named(column.name());
            case SECONDS ->
                Types.optional(PrimitiveTypeName.INT64)
                        .as(LogicalTypeAnnotation.decimalType(DECIMALS, DIGITS))
                        .named(column.name());
            case TEXT, NAME ->
                Types.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(column.name());
        };
    }
}
