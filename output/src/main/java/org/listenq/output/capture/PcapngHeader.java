package org.listenq.output.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.listenq.core.trace.RunInfo;

/** The blocks that a pcapng file begins with: the section header and one interface description for each host. */
final class PcapngHeader {

    private static final int SECTION_HEADER = 0x0a0d0d0a;
    private static final int BYTE_ORDER = 0x1a2b3c4d;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int RAW_IP = 101;
    private static final int COMMENT = 1;
    private static final int USER_APPLICATION = 4;
    private static final int NAME = 2;
    private static final int DESCRIPTION = 3;
    private static final int TIME_RESOLUTION = 9;
    private static final int NANOSECONDS = 9;
    private static final int LONGEST_TEXT = 1024;

    /** How the descriptions of interfaces begin. */
    static final String OF_SERVER = "the server under ";

    static final String OF_CLIENTS = "the clients of group ";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private PcapngHeader() {}

    /** Returns the header of a capture in which nothing happens. */
    static byte[] empty() {
        return new PcapngHeader().section("nothing was captured").bytes.toByteArray();
    }

    /** Returns the header of a capture of the run that {@code info} names. */
    static byte[] of(RunInfo info) {
        PcapngHeader header = new PcapngHeader();
        header.section(info.run() + " under " + info.policy() + ", seed " + info.seed()
                + "; time counts from the start of the run; a packet stands on the interface that it leaves and,"
                + " unless it is lost on the way, on the one that it reaches");
        for (int host = 0; host < info.hosts().size(); host++) {
            String what = host == RunInfo.SERVER
                    ? OF_SERVER + info.policy()
                    : OF_CLIENTS + info.hosts().get(host);
            header.networkInterface(info.hosts().get(host), what);
        }
        return header.bytes.toByteArray();
    }

    private PcapngHeader section(String comment) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(ints(BYTE_ORDER));
        body.writeBytes(shorts(1, 0));
        body.writeBytes(ints(-1, -1));
        body.writeBytes(text(COMMENT, comment));
        body.writeBytes(text(USER_APPLICATION, "ListenQ"));
        block(SECTION_HEADER, body);
        return this;
    }

    private void networkInterface(String name, String description) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(shorts(RAW_IP, 0));
        body.writeBytes(ints(0));
        body.writeBytes(text(NAME, name));
        body.writeBytes(text(DESCRIPTION, description));
        body.writeBytes(option(TIME_RESOLUTION, new byte[] {NANOSECONDS}));
        block(INTERFACE_DESCRIPTION, body);
    }

    private void block(int type, ByteArrayOutputStream body) {
        body.writeBytes(ints(0));
        int total = body.size() + 12;
        bytes.writeBytes(ints(type, total));
        bytes.writeBytes(body.toByteArray());
        bytes.writeBytes(ints(total));
    }

    private static byte[] text(int code, String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        return option(code, encoded.length <= LONGEST_TEXT ? encoded : Arrays.copyOf(encoded, LONGEST_TEXT));
    }

    private static byte[] option(int code, byte[] value) {
        ByteBuffer option = ByteBuffer.allocate(4 + ((value.length + 3) & ~3)).order(ByteOrder.LITTLE_ENDIAN);
        return option.putShort((short) code)
                .putShort((short) value.length)
                .put(value)
                .array();
    }

    private static byte[] ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    private static byte[] shorts(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return bytes.array();
    }
}
