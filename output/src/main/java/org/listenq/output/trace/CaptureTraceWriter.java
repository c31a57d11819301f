package org.listenq.output.trace;

import java.io.IOException;
import java.io.OutputStream;
import org.listenq.core.trace.TraceRow;
import org.listenq.output.capture.PcapngWriter;

/** Writes the segments of the trace as a packet capture. */
record CaptureTraceWriter(PcapngWriter capture) implements TraceWriter {

    static CaptureTraceWriter to(OutputStream out) {
        return new CaptureTraceWriter(new PcapngWriter(out));
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
