package org.listenq.output.capture;

import java.io.IOException;

/** The records of a pcap file. */
final class PcapRecords {

    /** The longest packet that is believed: what libpcap calls MAXIMUM_SNAPLEN. */
    static final int LONGEST = 262_144;

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final CaptureBytes in;
    private final CaptureReader.Packets packets;
    private final long nanosPerTick;

    PcapRecords(CaptureBytes in, CaptureReader.Packets packets, boolean bigEndian, long nanosPerTick) {
        this.in = in;
        this.packets = packets;
        this.nanosPerTick = nanosPerTick;
        in.bigEndian(bigEndian);
    }

    void read() throws IOException {
        in.skip(16);
        int linkType = in.number() & 0xffff;
        byte[] bytes = new byte[LONGEST];
        while (!in.ends()) {
            long seconds = in.ahead() & 0xffff_ffffL;
            long ticks = in.number() & 0xffff_ffffL;
            int length = length(in);
            in.skip(4);
            in.read(bytes, length);
            packets.packet(seconds * NANOS_PER_SECOND + ticks * nanosPerTick, linkType, bytes, length);
        }
    }

    /** Reads a captured length. */
    static int length(CaptureBytes in) throws IOException {
        long at = in.offset();
        int length = in.number();
        if (length < 0 || length > LONGEST) {
            throw in.problem(
                    at, "a packet of at most " + LONGEST + " bytes", Integer.toUnsignedString(length) + " bytes");
        }
        return length;
    }
}
