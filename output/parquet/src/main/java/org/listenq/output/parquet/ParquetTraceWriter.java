package org.listenq.output.parquet;

import com.jerolba.carpet.io.OutputStreamOutputFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.listenq.core.trace.TraceRow;
import org.listenq.output.trace.TraceWriter;

/** Writes rows as one Parquet file, compressed by gzip; it holds at most one row group in memory. */
final class ParquetTraceWriter implements TraceWriter {

    private static final long ROW_GROUP = 16L << 20;

    private final ParquetWriter<TraceRow> writer;

    private ParquetTraceWriter(ParquetWriter<TraceRow> writer) {
        this.writer = writer;
    }

    /** Opens one on {@code out}. */
    static ParquetTraceWriter open(OutputStream out) throws IOException {
        return new ParquetTraceWriter(new Builder(new OutputStreamOutputFile(out))
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new JavaGzip())
                .withCompressionCodec(CompressionCodecName.GZIP)
                .withRowGroupSize(ROW_GROUP)
                .build());
    }

    @Override
    public void accept(TraceRow row) {
        try {
            writer.write(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static final class Builder extends ParquetWriter.Builder<TraceRow, Builder> {

        Builder(OutputFile file) {
            super(file);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // it is abstract
        protected WriteSupport<TraceRow> getWriteSupport(Configuration configuration) {
            return new RowSupport();
        }

        @Override
        protected WriteSupport<TraceRow> getWriteSupport(ParquetConfiguration configuration) {
            return new RowSupport();
        }
    }
}
