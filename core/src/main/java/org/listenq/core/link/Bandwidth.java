package org.listenq.core.link;

import static com.google.common.base.Preconditions.checkArgument;

import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Segment;

/**
 * The rate at which a way sends, and the drop-tail queue before it. Limits count what waits, not what is being sent;
 * what finds no room is lost.
 *
 * @param bitsPerSecond rate of IP packets, without framing; {@link #NO_LIMIT} takes no time
 * @param queuePackets most packets that wait, or {@link #NO_LIMIT}
 * @param queueBytes most bytes that wait, or {@link #NO_LIMIT}
 */
public record Bandwidth(long bitsPerSecond, long queuePackets, long queueBytes) {

    /** Stands for a rate or length without limit. */
    public static final long NO_LIMIT = Long.MAX_VALUE;

    /** Sends everything at once. */
    public static final Bandwidth UNLIMITED = new Bandwidth(NO_LIMIT, NO_LIMIT, NO_LIMIT);

    /** Bytes of an IPv4 and a TCP header without options (RFC 791, RFC 9293). */
    public static final int HEADER_BYTES = 40;

    /** Bytes of a time stamp option with padding (RFC 7323 appendix A). */
    public static final int TIMESTAMP_BYTES = 12;

    /** Bytes of MSS, window scale and SACK-permitted in a SYN with a time stamp, whose padding SACK-permitted fills. */
    public static final int SYN_OPTION_BYTES = 8;

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    public Bandwidth {
        checkArgument(bitsPerSecond > 0, "bandwidth: %s bit/s", bitsPerSecond);
        checkArgument(queuePackets >= 0 && queueBytes >= 0, "bandwidth: queue %s, %s B", queuePackets, queueBytes);
    }

    /** A rate with a queue of at most {@code packets} waiting. */
    public static Bandwidth ofPackets(long bitsPerSecond, long packets) {
        return new Bandwidth(bitsPerSecond, packets, NO_LIMIT);
    }

    /** A rate with a queue of at most {@code bytes} waiting. */
    public static Bandwidth ofBytes(long bitsPerSecond, long bytes) {
        return new Bandwidth(bitsPerSecond, NO_LIMIT, bytes);
    }

    /** Whether sending takes no time, so that nothing ever waits. */
    public boolean isUnlimited() {
        return bitsPerSecond == NO_LIMIT;
    }

    /** Bytes that {@code segment} takes as an IP packet, under the options that today's systems send. */
    public static long packetBytes(Segment segment) {
        boolean opens = (segment.flags() & Flags.SYN) != 0;
        int stamp = segment.tsVal() == Segment.NO_TIMESTAMP ? 0 : TIMESTAMP_BYTES;
        return segment.length() + (long) (HEADER_BYTES + stamp + (opens ? SYN_OPTION_BYTES : 0));
    }

    /** How long it takes to send {@code bytes}, rounded up to whole nanoseconds. */
    public long nanosFor(long bytes) {
        return -Math.floorDiv(-Math.multiplyExact(bytes * Byte.SIZE, NANOS_PER_SECOND), bitsPerSecond);
    }
}
