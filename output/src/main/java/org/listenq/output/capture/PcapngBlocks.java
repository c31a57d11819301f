package org.listenq.output.capture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The blocks of a pcapng file; those that hold no packets are passed over. */
final class PcapngBlocks {

    private static final int SECTION_HEADER = 0x0a0d0d0a;
    private static final int INTERFACE = 1;
    private static final int OBSOLETE_PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int ENHANCED_PACKET = 6;
    private static final int BYTE_ORDER = 0x1a2b3c4d;
    private static final int DESCRIPTION = 3;
    private static final int TIME_RESOLUTION = 9;
    private static final int TIME_OFFSET = 14;
    private static final int MOST_OPTIONS = 1 << 16;
    private static final int FRAME = 12;

    private final CaptureBytes in;
    private final CaptureReader.Packets packets;
    private final List<CaptureClock> interfaces = new ArrayList<>();
    private final byte[] bytes = new byte[PcapRecords.LONGEST];

    PcapngBlocks(CaptureBytes in, CaptureReader.Packets packets) {
        this.in = in;
        this.packets = packets;
    }

    /** Reads on after the type of the first block. */
    void read() throws IOException {
        section();
        while (!in.ends()) {
            int type = in.ahead();
            if (type == SECTION_HEADER) {
                section();
            } else {
                block(type);
            }
        }
    }

    private void section() throws IOException {
        long at = in.offset();
        in.bigEndian(true);
        byte[] head = new byte[8];
        in.read(head, 8);
        in.bigEndian(in.number(head, 4) == BYTE_ORDER);
        if (in.number(head, 4) != BYTE_ORDER) {
            in.bigEndian(false);
        }
        if (in.number(head, 4) != BYTE_ORDER) {
            throw in.problem(at + 4, "the byte-order magic of pcapng", "0x" + Integer.toHexString(in.number(head, 4)));
        }
        interfaces.clear();
        rest(at - 4, in.number(head, 0), FRAME);
    }

    private void block(int type) throws IOException {
        long at = in.offset() - 4;
        int total = in.number();
        checkTotal(at, total, FRAME);
        int read =
                switch (type) {
                    case INTERFACE -> description(total - FRAME);
                    case ENHANCED_PACKET -> enhanced(at, total, false);
                    case OBSOLETE_PACKET -> enhanced(at, total, true);
                    case SIMPLE_PACKET ->
                        throw in.problem(at, "packets with times", "a simple packet block, which has none");
                    default -> 0;
                };
        rest(at, total, FRAME - 4 + read);
    }

    /** Passes over what is left of a block of which {@code read} bytes are read, and checks its second length. */
    private void rest(long at, int total, int read) throws IOException {
        checkTotal(at, total, read + 4);
        in.skip(total - read - 4L);
        long place = in.offset();
        int again = in.number();
        if (again != total) {
            throw in.problem(place, "the block's length of " + total + " again", Integer.toUnsignedString(again));
        }
    }

    private void checkTotal(long at, int total, int least) throws IOException {
        if (total < least || (total & 3) != 0) {
            throw in.problem(
                    at + 4,
                    "a block length that is a multiple of 4 and at least " + least,
                    Integer.toUnsignedString(total));
        }
    }

    private int description(int length) throws IOException {
        int read = Math.min(length, MOST_OPTIONS);
        byte[] body = new byte[read];
        in.read(body, read);
        CaptureClock clock = new CaptureClock(read < 2 ? 0 : in.half(body, 0));
        for (int at = 8; at + 4 <= read && in.half(body, at) != 0; ) {
            int size = in.half(body, at + 2);
            if (in.half(body, at) == TIME_RESOLUTION && size == 1 && at + 5 <= read) {
                clock.resolution(body[at + 4]);
            } else if (in.half(body, at) == DESCRIPTION && at + 4 + size <= read) {
                clock.description(new String(body, at + 4, size, StandardCharsets.UTF_8));
            } else if (in.half(body, at) == TIME_OFFSET && size == 8 && at + 12 <= read) {
                boolean big = in.isBigEndian();
                clock.offset(((long) in.number(body, at + (big ? 4 : 8)) << 32)
                        | (in.number(body, at + (big ? 8 : 4)) & 0xffff_ffffL));
            }
            at += 4 + ((size + 3) & ~3);
        }
        interfaces.add(clock);
        return read;
    }

    private int enhanced(long at, int total, boolean obsolete) throws IOException {
        checkTotal(at, total, FRAME + 20);
        int number = in.number();
        if (obsolete) {
            number = in.isBigEndian() ? number >>> 16 : number & 0xffff;
        }
        if (number < 0 || number >= interfaces.size()) {
            throw in.problem(at + 8, "one of " + interfaces.size() + " interfaces", Integer.toUnsignedString(number));
        }
        long ticks = ((long) in.number() << 32) | (in.number() & 0xffff_ffffL);
        int length = PcapRecords.length(in);
        in.skip(4);
        checkTotal(at, total, FRAME + 20 + length);
        in.read(bytes, length);
        CaptureClock clock = interfaces.get(number);
        if (clock.isServers() || clock.isClients()) {
            packets.seenByServer(clock.isServers());
        }
        packets.packet(clock.nanos(ticks), clock.linkType(), bytes, length);
        return 20 + length;
    }
}
