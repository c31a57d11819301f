package org.listenq.core.segment;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.listenq.core.engine.Event;

/**
 * A TCP segment in flight: a reused carrier whose accessors are named like a record's; it is the event of its arrival.
 *
 * <p>Sequence and acknowledgement numbers are relative to initial sequence numbers, as packet tools print them. Which
 * initial number is meant stands in {@link #iss()} and {@link #peerIss()}: tokens that are equal exactly when the
 * initial sequence numbers are. An end may read a carrier until {@code receive} returns; {@link #value()} gives a
 * record to keep.
 */
public final class Segment extends Event {

    /** Stands for an absent time stamp option. */
    public static final long NO_TIMESTAMP = -1;

    private Connection connection = Connection.NONE;
    private Direction direction = Direction.TO_SERVER;
    private int flags;
    private int seq;
    private int ack;
    private int length;
    private int iss;
    private int peerIss;
    private long tsVal = NO_TIMESTAMP;
    private long tsEcr = NO_TIMESTAMP;
    private int selectiveFrom;
    private int selectiveTo;
    private int nth;
    private int retransmission;
    private long sentAt;
    private @Nullable SegmentReceiver heading;

    /** The next one in the list of {@link SegmentPool} in which it stands. */
    @Nullable
    Segment nextFree;

    Segment() {}

    /** Starts a new segment: sets connection, direction and control bits, and clears everything else. */
    public Segment start(Connection ofConnection, Direction inDirection, int withFlags) {
        connection = ofConnection;
        direction = inDirection;
        flags = withFlags;
        seq = 0;
        ack = 0;
        length = 0;
        iss = 0;
        peerIss = 0;
        tsVal = NO_TIMESTAMP;
        tsEcr = NO_TIMESTAMP;
        selectiveFrom = 0;
        selectiveTo = 0;
        nth = 0;
        retransmission = 0;
        sentAt = 0;
        return this;
    }

    /** Sets the sequence number, relative to the initial sequence number that {@code ofIss} names. */
    public Segment seq(int relative, int ofIss) {
        seq = relative;
        iss = ofIss;
        return this;
    }

    /** Sets the acknowledgement number, relative to the peer's initial sequence number that {@code ofPeerIss} names. */
    public Segment ack(int relative, int ofPeerIss) {
        ack = relative;
        peerIss = ofPeerIss;
        return this;
    }

    /** Sets the number of payload bytes. */
    public Segment length(int bytes) {
        length = bytes;
        return this;
    }

    /** Sets the time stamp option (RFC 7323): own clock and the value echoed, in milliseconds. */
    public Segment timestamps(long value, long echo) {
        tsVal = value;
        tsEcr = echo;
        return this;
    }

    /** Adds a selective acknowledgement (RFC 2018) of {@code from} to before {@code to}, the range that grew last. */
    public Segment selective(int from, int to) {
        selectiveFrom = from;
        selectiveTo = to;
        return this;
    }

    /** Marks it as the {@code count}-th retransmission of what it carries; 0 for an original. */
    public Segment retransmission(int count) {
        retransmission = count;
        return this;
    }

    /** Numbers it among the segments that its sender sent on this connection, from 1, and notes when it was sent. */
    public Segment sent(int number, long atNanos) {
        nth = number;
        sentAt = atNanos;
        return this;
    }

    /** Becomes a copy of {@code other}. */
    public Segment copyOf(Segment other) {
        start(other.connection, other.direction, other.flags);
        seq(other.seq, other.iss).ack(other.ack, other.peerIss).length(other.length);
        timestamps(other.tsVal, other.tsEcr).retransmission(other.retransmission);
        selective(other.selectiveFrom, other.selectiveTo);
        return sent(other.nth, other.sentAt);
    }

    /** Says who receives it when it fires as an event. */
    public void headFor(SegmentReceiver receiver) {
        heading = receiver;
    }

    /** Who receives it when it fires; null when it is not under way. */
    public @Nullable SegmentReceiver heading() {
        return heading;
    }

    @Override
    protected void fire() {
        SegmentReceiver receiver = Objects.requireNonNull(heading);
        heading = null;
        receiver.receive(this);
    }

    /** A record of it that may be kept. */
    public SegmentValue value() {
        return new SegmentValue(
                connection.label(),
                direction,
                flags,
                seq,
                ack,
                length,
                iss,
                peerIss,
                tsVal,
                tsEcr,
                nth,
                retransmission);
    }

    public Connection connection() {
        return connection;
    }

    public Direction direction() {
        return direction;
    }

    /** Control bits, see {@link Flags}. */
    public int flags() {
        return flags;
    }

    public int seq() {
        return seq;
    }

    public int ack() {
        return ack;
    }

    /** Number of payload bytes. */
    public int length() {
        return length;
    }

    /** Names the initial sequence number that {@link #seq()} is relative to. */
    public int iss() {
        return iss;
    }

    /** Names the initial sequence number that {@link #ack()} is relative to. */
    public int peerIss() {
        return peerIss;
    }

    /** The sender's time stamp in milliseconds, or {@link #NO_TIMESTAMP}. */
    public long tsVal() {
        return tsVal;
    }

    /** The echoed time stamp in milliseconds, or {@link #NO_TIMESTAMP}. */
    public long tsEcr() {
        return tsEcr;
    }

    /** First number that it acknowledges selectively. */
    public int selectiveFrom() {
        return selectiveFrom;
    }

    /**
     * The number after the last that it acknowledges selectively; not above {@link #selectiveFrom()} when it does
     * not.
     */
    public int selectiveTo() {
        return selectiveTo;
    }

    /** Its number among the segments that its sender sent on this connection, from 1. */
    public int nth() {
        return nth;
    }

    /** 0 for an original, else which retransmission of the same content it is. */
    public int retransmission() {
        return retransmission;
    }

    /** When it was sent, in nanoseconds. */
    public long sentAt() {
        return sentAt;
    }

    public boolean has(int bits) {
        return (flags & bits) == bits;
    }

    /** Whether it opens a connection: SYN without ACK. */
    public boolean isSyn() {
        return (flags & Flags.SYN_ACK) == Flags.SYN;
    }

    public boolean isSynAck() {
        return (flags & Flags.SYN_ACK) == Flags.SYN_ACK;
    }

    public boolean isRst() {
        return (flags & Flags.RST) != 0;
    }

    public boolean isFin() {
        return (flags & Flags.FIN) != 0;
    }

    public boolean hasAck() {
        return (flags & Flags.ACK) != 0;
    }

    /** The sequence number after its last byte; SYN and FIN take one each. */
    public int endSeq() {
        return seq + length + ((flags & Flags.SYN) >> 1) + (flags & Flags.FIN);
    }
}
