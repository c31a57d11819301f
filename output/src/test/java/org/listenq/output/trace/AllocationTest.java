package org.listenq.output.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;
import org.listenq.output.Rows;
import org.listenq.output.StandardRun;
import org.listenq.output.statistics.RunStatistics;

/** A row costs no memory once the texts have been seen: a trace of a million rows is no garbage. */
final class AllocationTest {

    private static final int RUNS = 200;

    @Test
    void csv_mixedRows_lessThanOneByteEach() {
        assertThat(bytesPerRow(new CsvTraceWriter(OutputStream.nullOutputStream())))
                .isLessThan(1.0);
    }

    @Test
    void jsonl_mixedRows_lessThanOneByteEach() {
        assertThat(bytesPerRow(new JsonlTraceWriter(OutputStream.nullOutputStream())))
                .isLessThan(1.0);
    }

    @Test
    void statistics_mixedRows_lessThanOneByteEach() {
        assertThat(bytesPerRow(new RunStatistics(Rows.info()))).isLessThan(1.0);
    }

    private static double bytesPerRow(TraceSink sink) {
        Measured measured = new Measured(sink);
        for (int i = 0; i < 10; i++) {
            tell(measured);
        }
        measured.rows = 0;
        measured.bytes = 0;
        tell(measured);
        return (double) measured.bytes / measured.rows;
    }

    private static void tell(TraceSink sink) {
        for (int i = 0; i < RUNS; i++) {
            StandardRun.tell(Rows.info(), sink);
        }
    }

    /** Counts what a sink allocates. */
    private static final class Measured implements TraceSink {
        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private final TraceSink sink;
        private long rows;
        private long bytes;

        Measured(TraceSink sink) {
            this.sink = sink;
        }

        @Override
        public void accept(TraceRow row) {
            long before = threads.getCurrentThreadAllocatedBytes();
            sink.accept(row);
            bytes += threads.getCurrentThreadAllocatedBytes() - before;
            rows++;
        }
    }
}
