package org.listenq.output.parquet;

import java.io.IOException;
import java.io.OutputStream;
import org.listenq.output.trace.TraceFormat;
import org.listenq.output.trace.TraceWriter;

/** The trace format {@code parquet}: a column for each of {@link org.listenq.core.trace.TraceColumns}. */
public final class ParquetFormat implements TraceFormat {

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public String suffix() {
        return "parquet";
    }

    @Override
    public TraceWriter open(OutputStream out) throws IOException {
        return ParquetTraceWriter.open(out);
    }
}
