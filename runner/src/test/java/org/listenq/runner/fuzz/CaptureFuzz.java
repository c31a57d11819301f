package org.listenq.runner.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.listenq.output.capture.CaptureReader;
import org.listenq.output.capture.CapturedPacket;
import org.listenq.output.capture.CapturedPackets;
import org.listenq.output.capture.CapturedSyns;

/**
 * Packet captures: refused with the place, or the same packets when they are written as pcapng in either byte order and
 * read back; whoever looks at the packets refuses them or understands them alike.
 */
public final class CaptureFuzz {

    /** A packet as a capture has it. */
    private record Raw(long nanos, int linkType, ByteBuffer bytes) {}

    /** Something that reads a capture. */
    private interface Reading<T> {
        T read(ByteArrayInputStream in) throws IOException;
    }

    private CaptureFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        Optional<List<Raw>> raw = read(bytes, CaptureFuzz::raw);
        raw.ifPresent(packets -> {
            assertThat(read(pcapng(packets, ByteOrder.LITTLE_ENDIAN), CaptureFuzz::raw))
                    .isEqualTo(raw);
            assertThat(read(pcapng(packets, ByteOrder.BIG_ENDIAN), CaptureFuzz::raw))
                    .isEqualTo(raw);
        });
        Optional<CapturedSyns> syns = read(bytes, in -> CapturedSyns.read(in, 0));
        Optional<List<CapturedPacket>> packets = read(bytes, CaptureFuzz::tcp);
        assertThat(syns.isPresent()).isEqualTo(packets.isPresent());
        syns.filter(list -> !list.times().isEmpty()).ifPresent(list -> {
            check(list);
            ScenarioFuzz.checkArrivals(bytes);
        });
        packets.ifPresent(list -> assertThat(list).allMatch(packet -> packet.length() >= 0));
    }

    private static void check(CapturedSyns syns) {
        assertThat(syns.roundTrips().length()).isEqualTo(syns.times().length());
        syns.roundTrips().forEach(roundTrip -> assertThat(roundTrip).isGreaterThanOrEqualTo(CapturedSyns.UNKNOWN));
    }

    private static <T> Optional<T> read(byte[] bytes, Reading<T> reading) {
        try {
            return Optional.of(reading.read(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            assertThat(e.getMessage()).isNotBlank();
            return Optional.empty();
        }
    }

    private static List<Raw> raw(ByteArrayInputStream in) throws IOException {
        List<Raw> packets = new ArrayList<>();
        CaptureReader.read(in, (nanos, linkType, bytes, length) -> {
            byte[] copy = java.util.Arrays.copyOf(bytes, length);
            packets.add(new Raw(nanos, linkType, ByteBuffer.wrap(copy)));
        });
        return packets;
    }

    private static List<CapturedPacket> tcp(ByteArrayInputStream in) throws IOException {
        List<CapturedPacket> packets = new ArrayList<>();
        CapturedPackets.read(in, 0, packets::add, packets::add);
        return packets;
    }

    /** A section, and before each packet an interface of nanoseconds since 1970 with its link type. */
    private static byte[] pcapng(List<Raw> packets, ByteOrder order) {
        int size =
                packets.stream().mapToInt(raw -> 100 + raw.bytes().capacity()).sum();
        ByteBuffer out = ByteBuffer.allocate(28 + size).order(order);
        out.putInt(0x0a0d0d0a)
                .putInt(28)
                .putInt(0x1a2b3c4d)
                .putInt(1)
                .putLong(-1)
                .putInt(28);
        for (int i = 0; i < packets.size(); i++) {
            Raw raw = packets.get(i);
            out.putInt(1)
                    .putInt(28)
                    .putShort((short) raw.linkType())
                    .putShort((short) 0)
                    .putInt(0);
            out.putShort((short) 9)
                    .putShort((short) 1)
                    .put((byte) 9)
                    .put(new byte[3])
                    .putInt(28);
            int length = raw.bytes().capacity();
            int padded = (length + 3) & ~3;
            out.putInt(6).putInt(32 + padded).putInt(i);
            out.putInt((int) (raw.nanos() >>> 32))
                    .putInt((int) raw.nanos())
                    .putInt(length)
                    .putInt(length);
            out.put(raw.bytes().array()).put(new byte[padded - length]).putInt(32 + padded);
        }
        return java.util.Arrays.copyOf(out.array(), out.position());
    }
}
