package org.listenq.output.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;
import org.listenq.output.Rows;
import org.listenq.output.statistics.RunStatistics;

/** A row costs no memory once the texts have been seen: a trace of a million rows is no garbage. */
final class CsvTraceWriterAllocationTest {

    private static final int ROWS = 200_000;

    @Test
    void csv_manyRows_lessThanOneByteEach() {
        assertThat(bytesPerRow(new CsvTraceWriter(OutputStream.nullOutputStream())))
                .isLessThan(1.0);
    }

    @Test
    void jsonl_manyRows_lessThanOneByteEach() {
        assertThat(bytesPerRow(new JsonlTraceWriter(OutputStream.nullOutputStream())))
                .isLessThan(1.0);
    }

    @Test
    void statistics_manyRows_lessThanOneByteEach() {
        assertThat(bytesPerRow(new RunStatistics(Rows.info()))).isLessThan(1.0);
    }

    private static double bytesPerRow(TraceSink sink) {
        Rows rows = new Rows(Rows.info(), new Repeating(sink));
        Connection c = rows.connect(0);
        rows.refuse(c, Flags.SYN, 0, Rows.SYN_FULL);
        rows.enter(c);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        rows.lose(c, Direction.TO_SERVER, Flags.SYN, 0);
        long before = threads.getCurrentThreadAllocatedBytes();
        rows.lose(c, Direction.TO_SERVER, Flags.SYN, 0);
        rows.complete(c);
        long after = threads.getCurrentThreadAllocatedBytes();
        return (after - before) / (3.0 * ROWS);
    }

    /** Gives each row many times. */
    private record Repeating(TraceSink sink) implements TraceSink {
        @Override
        public void accept(TraceRow row) {
            for (int i = 0; i < ROWS; i++) {
                sink.accept(row);
            }
        }
    }
}
