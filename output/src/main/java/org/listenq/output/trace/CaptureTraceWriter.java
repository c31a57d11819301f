package org.listenq.output.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.IntPredicate;
import org.listenq.core.trace.TraceLevel;
import org.listenq.core.trace.TraceRow;
import org.listenq.output.capture.PcapngWriter;

/** Writes the segments of the trace as a packet capture. */
record CaptureTraceWriter(PcapngWriter capture) implements TraceWriter {

    /** Returns the format called {@code name} that has what the interfaces of {@code hosts} see. */
    static BuiltInFormat format(String name, String suffix, IntPredicate hosts) {
        return new BuiltInFormat(name, suffix, TraceLevel.ALL, out -> to(out, hosts));
    }

    private static CaptureTraceWriter to(OutputStream out, IntPredicate hosts) {
        return new CaptureTraceWriter(new PcapngWriter(out, PcapngWriter.SERVER_ADDRESS, hosts));
    }

    @Override
    public long interests() {
        return capture.interests();
    }

    @Override
    public void accept(TraceRow row) {
        capture.accept(row);
    }

    @Override
    public void close() throws IOException {
        capture.close();
    }
}
