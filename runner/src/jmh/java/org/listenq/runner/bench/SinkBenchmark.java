package org.listenq.runner.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.listenq.core.engine.dsol.DsolExecutive;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.RecordedRows;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;
import org.listenq.output.statistics.RunStatistics;
import org.listenq.output.trace.TraceFormats;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the sinks make of the rows of a small W1, told again and again: trace writers, whose bytes go nowhere, and the
 * statistics. An operation is a thousand rows that the sink wants.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-XX:+UseSerialGC")
public class SinkBenchmark {

    private static final int ROWS = 1000;

    /** Few enough for their rows to stay in the caches, as the one row of a run does. */
    private static final int CONNECTIONS = 200;

    private static final long PACKETS = EventKind.SEGMENT_SEND.bit() | EventKind.SEGMENT_RECV.bit();

    /** Name of the trace format, or {@code statistics}. */
    @Param({"csv", "jsonl", "pcapng", "statistics"})
    public String sink = "csv";

    private TraceRow[] rows = new TraceRow[0];
    private TraceSink target = row -> {};
    private int next;

    /** How many packets there were among the rows. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Share {

        /** Rows so far. */
        public long rows;

        /** Packets so far: segments sent and received. */
        public long packets;
    }

    /** Records the rows and opens the sink. */
    @Setup
    public void record() throws IOException {
        Workload.Load load = Workload.W1.sized(CONNECTIONS, "1");
        RecordedRows recorded = new RecordedRows();
        WorkloadRun.of(load, 0, DsolExecutive.create(), List.of(recorded));
        target = sink.equals("statistics") ? new RunStatistics(recorded.info()) : writer(sink);
        rows = recorded.of(target);
    }

    private static TraceSink writer(String format) throws IOException {
        return TraceFormats.named(format, TraceFormats.BUILT_IN).open(OutputStream.nullOutputStream());
    }

    /** Tells a thousand rows. */
    @Benchmark
    public void thousandRows(Share share) {
        for (int i = 0; i < ROWS; i++) {
            TraceRow row = rows[next++];
            if (next == rows.length) {
                next = 0;
            }
            RecordedRows.tell(row, target);
            share.packets += (row.kind().bit() & PACKETS) != 0 ? 1 : 0;
        }
        share.rows += ROWS;
    }
}
