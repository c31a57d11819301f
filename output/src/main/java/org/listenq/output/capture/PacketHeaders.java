package org.listenq.output.capture;

import com.google.common.base.Preconditions;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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
 * <p>What the model leaves open follows from the seed and the connection: initial sequence numbers, the identification
 * of packets (the same where a packet leaves and where it arrives), and the payload (letters that depend on the
 * sequence number, so that what is sent again is the same).
 */
final class PacketHeaders {

    /** The longest packet. */
    static final int LONGEST = 0xffff;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
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
    private final ConnectionNumbers.Recent recent;

    PacketHeaders(RunInfo info, int serverAddress) {
        this.serverAddress = serverAddress;
        this.recent = new ConnectionNumbers.Recent(new RandomStreams(info.seed(), 0).stream("capture"));
        this.pairs = new HostPair[info.hosts().size() - 1];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = new HostPair(
                    info.synOptions().get(RunInfo.host(i)), info.synOptions().get(RunInfo.SERVER));
        }
    }

    /** Writes the packet of {@code row} to {@code to} from {@code at} on and returns its length. */
    int write(TraceRow row, byte[] to, int at) {
        Connection connection = row.connection();
        ConnectionNumbers numbers = recent.of(connection);
        HostPair pair = pairs[connection.group()];
        boolean toServer = row.direction() == Direction.TO_SERVER;
        int tcp = at + IP_BYTES;
        int options = tcp + TCP_BYTES;
        int header = options(row, pair, numbers, to, options) - tcp;
        int end = payload(row, to, tcp + header);
        int length = end - at;
        Preconditions.checkState(length <= LONGEST, "a segment of %s bytes fits in no IPv4 packet", row.length());
        int source = toServer ? connection.clientAddress() : serverAddress;
        int target = toServer ? serverAddress : connection.clientAddress();
        long addresses = unsigned(source) + unsigned(target);
        ip(to, at, length, numbers.identification() + Math.abs(row.nth()), source, addresses);
        int ports = ports(connection, toServer);
        two(to, at + 16, target, ports);
        long rest = addresses + TCP + (end - tcp) + unsigned(ports) + sum(to, options, end);
        int window = pair.window(row);
        tcp(row, numbers, to, tcp + 4, (header << 26) | (row.flags() << 16) | window, rest);
        return length;
    }

    /**
     * Writes the header but for ports and options.
     *
     * @param flags length of the header, control bits and window
     * @param rest the sum of all else that its checksum covers
     */
    private static void tcp(TraceRow row, ConnectionNumbers numbers, byte[] to, int at, int flags, long rest) {
        boolean toServer = row.direction() == Direction.TO_SERVER;
        int seq = numbers.base(row.iss(), toServer) + row.seq();
        int ack = (row.flags() & Flags.ACK) == 0 ? 0 : numbers.base(row.peerIss(), !toServer) + row.ack();
        two(to, at, seq, ack);
        two(to, at + 8, flags, folded(unsigned(seq) + unsigned(ack) + unsigned(flags) + rest) << 16);
    }

    private static int ports(Connection connection, boolean toServer) {
        return toServer
                ? (connection.clientPort() << 16) | connection.serverPort()
                : (connection.serverPort() << 16) | connection.clientPort();
    }

    private static int options(TraceRow row, HostPair pair, ConnectionNumbers numbers, byte[] to, int at) {
        if ((row.flags() & Flags.SYN) != 0) {
            OptionBytes options = pair.ofSyn(row);
            int end = options.write(to, at);
            if (options.timestampsAt() >= 0) {
                two(to, at + options.timestampsAt(), (int) row.tsVal(), echo(row));
            }
            return end;
        }
        int end = at;
        if (row.tsVal() != Segment.NO_TIMESTAMP) {
            two(to, end, STAMP_WORDS, (int) row.tsVal());
            INT.set(to, end + 8, echo(row));
            end += 12;
        }
        return selective(row, numbers, to, end);
    }

    private static int echo(TraceRow row) {
        return (int) Math.max(0, row.tsEcr());
    }

    private static int selective(TraceRow row, ConnectionNumbers numbers, byte[] to, int at) {
        if (row.selectiveTo() <= row.selectiveFrom()) {
            return at;
        }
        int base = numbers.base(row.peerIss(), row.direction() != Direction.TO_SERVER);
        INT.set(to, at, SACK_WORDS);
        INT.set(to, at + 4, base + row.selectiveFrom());
        INT.set(to, at + 8, base + row.selectiveTo());
        return at + 12;
    }

    /** Writes it with zeros behind, as the checksum takes it, and returns where it ends. */
    private static int payload(TraceRow row, byte[] to, int at) {
        if (row.length() == 0) {
            return at;
        }
        int length = Math.min(row.length(), LONGEST);
        System.arraycopy(PATTERN, Math.floorMod(row.seq() - 1, LETTERS), to, at, length);
        INT.set(to, at + length, 0);
        return at + length;
    }

    private static byte[] pattern() {
        byte[] pattern = new byte[LONGEST + LETTERS];
        for (int i = 0; i < pattern.length; i++) {
            pattern[i] = (byte) ('a' + i % LETTERS);
        }
        return pattern;
    }

    /** Writes the header but for the target. */
    private static void ip(byte[] to, int at, int length, int identification, int source, long addresses) {
        int first = 0x4500_0000 | length;
        int second = (identification << 16) | DONT_FRAGMENT;
        int third = TTL_AND_TCP << 16;
        two(to, at, first, second);
        two(to, at + 8, third | folded(unsigned(first) + unsigned(second) + unsigned(third) + addresses), source);
    }

    private static void two(byte[] to, int at, int first, int second) {
        LONG.set(to, at, ((long) first << 32) | unsigned(second));
    }

    private static long unsigned(int word) {
        return word & 0xffff_ffffL;
    }

    /** Sum of the words from {@code from} to {@code to}, which zeros follow. */
    private static long sum(byte[] bytes, int from, int to) {
        long sum = 0;
        int i = from;
        for (; i + 8 <= to; i += 8) {
            long words = (long) LONG.get(bytes, i);
            sum += (words >>> 32) + (words & 0xffff_ffffL);
        }
        for (; i < to; i += 4) {
            sum += unsigned((int) INT.get(bytes, i));
        }
        return sum;
    }

    /** The checksum (RFC 1071) of words whose sum is {@code sum}, in the lower half. */
    private static int folded(long sum) {
        long folded = (sum & 0xffff_ffffL) + (sum >>> 32);
        folded = (folded & 0xffff) + (folded >>> 16);
        folded = (folded & 0xffff) + (folded >>> 16);
        folded = (folded & 0xffff) + (folded >>> 16);
        return (int) (~folded & 0xffff);
    }
}
