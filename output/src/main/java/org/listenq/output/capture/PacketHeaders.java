package org.listenq.output.capture;

import com.google.common.base.Preconditions;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.listenq.core.engine.RandomStreams;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Segment;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TraceRow;

/**
 * Makes the IPv4 packet of a row's segment, right checksums included.
 *
 * <p>What the model leaves open follows from the seed and the connection: initial sequence numbers (one for each
 * token of the model, so that a cookie is the same number each time), the identification of packets (the same where a
 * packet leaves and where it arrives), and the payload (letters that depend on the sequence number, so that what is
 * sent again is the same).
 */
final class PacketHeaders {

    /** The longest packet. */
    static final int LONGEST = 0xffff;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final int IP_BYTES = 20;
    private static final int TCP_BYTES = 20;
    private static final int STAMP_WORDS = 0x0101080a;
    private static final int SACK_WORDS = 0x0101050a;
    private static final int DONT_FRAGMENT = 0x4000;
    private static final int TTL_AND_TCP = 0x4006;
    private static final int TCP = 6;
    private static final int LETTERS = 26;
    private static final byte[] PATTERN = pattern();

    private final int serverAddress;
    private final HostPair[] pairs;
    private final long stream;

    PacketHeaders(RunInfo info, int serverAddress) {
        this.serverAddress = serverAddress;
        this.stream = new RandomStreams(info.seed(), 0).stream("capture");
        this.pairs = new HostPair[info.hosts().size() - 1];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = new HostPair(
                    info.synOptions().get(RunInfo.host(i)), info.synOptions().get(RunInfo.SERVER));
        }
    }

    /** Writes the packet of {@code row} to {@code to} from {@code at} on and returns its length. */
    int write(TraceRow row, byte[] to, int at) {
        Connection connection = row.connection();
        boolean toServer = row.direction() == Direction.TO_SERVER;
        int tcp = at + IP_BYTES;
        int end = options(row, to, tcp + TCP_BYTES);
        int header = end - tcp;
        end = payload(row, to, end);
        int length = end - at;
        Preconditions.checkState(length <= LONGEST, "a segment of %s bytes fits in no IPv4 packet", row.length());
        long tuple = RandomStreams.key(
                connection.clientAddress(), ((long) connection.clientPort() << 16) | connection.serverPort());
        INT.set(to, at + 12, toServer ? connection.clientAddress() : serverAddress);
        INT.set(to, at + 16, toServer ? serverAddress : connection.clientAddress());
        INT.set(to, tcp, ports(connection, toServer));
        INT.set(to, tcp + 4, base(tuple, row.iss(), toServer) + row.seq());
        boolean ack = (row.flags() & Flags.ACK) != 0;
        INT.set(to, tcp + 8, ack ? base(tuple, row.peerIss(), !toServer) + row.ack() : 0);
        int flags = (header << 26) | (row.flags() << 16);
        INT.set(to, tcp + 12, flags | pairs[connection.group()].window(row));
        INT.set(to, tcp + 16, 0);
        SHORT.set(to, tcp + 16, checksum(to, at, tcp, end));
        ip(to, at, length, (int) tuple + Math.abs(row.nth()));
        return length;
    }

    private static int ports(Connection connection, boolean toServer) {
        return toServer
                ? (connection.clientPort() << 16) | connection.serverPort()
                : (connection.serverPort() << 16) | connection.clientPort();
    }

    /** The initial sequence number that {@code token} stands for; the token 0 stands for none. */
    private int base(long tuple, int token, boolean ofClient) {
        return token == 0 ? 0 : (int) RandomStreams.bits(stream, tuple, ofClient ? token : ~(long) token << 1);
    }

    private int options(TraceRow row, byte[] to, int at) {
        if ((row.flags() & Flags.SYN) != 0) {
            OptionBytes options = pairs[row.connection().group()].ofSyn(row);
            int end = options.write(to, at);
            if (options.timestampsAt() >= 0) {
                stamps(row, to, at + options.timestampsAt());
            }
            return end;
        }
        int end = at;
        if (row.tsVal() != Segment.NO_TIMESTAMP) {
            INT.set(to, end, STAMP_WORDS);
            stamps(row, to, end + 4);
            end += 12;
        }
        return selective(row, to, end);
    }

    private static void stamps(TraceRow row, byte[] to, int at) {
        INT.set(to, at, (int) row.tsVal());
        INT.set(to, at + 4, (int) Math.max(0, row.tsEcr()));
    }

    private int selective(TraceRow row, byte[] to, int at) {
        if (row.selectiveTo() <= row.selectiveFrom()) {
            return at;
        }
        Connection connection = row.connection();
        long tuple = RandomStreams.key(
                connection.clientAddress(), ((long) connection.clientPort() << 16) | connection.serverPort());
        int base = base(tuple, row.peerIss(), row.direction() != Direction.TO_SERVER);
        INT.set(to, at, SACK_WORDS);
        INT.set(to, at + 4, base + row.selectiveFrom());
        INT.set(to, at + 8, base + row.selectiveTo());
        return at + 12;
    }

    private static int payload(TraceRow row, byte[] to, int at) {
        int length = Math.min(row.length(), LONGEST);
        System.arraycopy(PATTERN, Math.floorMod(row.seq() - 1, LETTERS), to, at, length);
        return at + length;
    }

    private static byte[] pattern() {
        byte[] pattern = new byte[LONGEST + LETTERS];
        for (int i = 0; i < pattern.length; i++) {
            pattern[i] = (byte) ('a' + i % LETTERS);
        }
        return pattern;
    }

    /** RFC 9293 section 3.1: over both addresses, protocol, length, header and payload. */
    private static short checksum(byte[] packet, int ip, int tcp, int end) {
        Arrays.fill(packet, end, end + 3, (byte) 0);
        return folded(sum(packet, ip + 12, end) + TCP + (end - tcp));
    }

    private static void ip(byte[] to, int at, int length, int identification) {
        INT.set(to, at, 0x4500_0000 | length);
        INT.set(to, at + 4, (identification << 16) | DONT_FRAGMENT);
        INT.set(to, at + 8, TTL_AND_TCP << 16);
        SHORT.set(to, at + 10, folded(sum(to, at, at + IP_BYTES)));
    }

    /** Sum of the words from {@code from} to {@code to}, which zeros follow. */
    private static long sum(byte[] bytes, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i += 4) {
            sum += (int) INT.get(bytes, i) & 0xffff_ffffL;
        }
        return sum;
    }

    private static short folded(long sum) {
        long folded = sum;
        while (folded >>> 16 != 0) {
            folded = (folded & 0xffff) + (folded >>> 16);
        }
        return (short) ~folded;
    }
}
