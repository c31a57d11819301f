package org.listenq.runner.bench;

import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;

/** Hands rows on to a writer and counts the packets that a capture has of them: segments that leave a host or reach one. */
public final class PacketCount implements TraceSink {

    private static final long PACKETS = EventKind.SEGMENT_SEND.bit() | EventKind.SEGMENT_RECV.bit();

    private final TraceSink writer;
    private long packets;

    /** Counts what {@code writer} is told. */
    public PacketCount(TraceSink writer) {
        this.writer = writer;
    }

    @Override
    public long interests() {
        return writer.interests();
    }

    @Override
    public boolean wantsCounters() {
        return writer.wantsCounters();
    }

    @Override
    public void accept(TraceRow row) {
        if ((row.kind().bit() & PACKETS) != 0) {
            packets++;
        }
        writer.accept(row);
    }

    /** Returns how many packets there were so far. */
    public long packets() {
        return packets;
    }
}
