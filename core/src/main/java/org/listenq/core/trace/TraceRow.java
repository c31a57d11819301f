package org.listenq.core.trace;

import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Segment;

/** One reused row of the trace; {@link TraceColumns} says what each field means. */
public final class TraceRow {

    /** Stands for a number that does not apply. */
    public static final long ABSENT = Long.MIN_VALUE;

    private static final int SEGMENT = 1;
    private static final int LENGTH = 1 << 1;
    private static final int STATE = 1 << 2;
    private static final int LISTENER = 1 << 3;
    private static final int CAUSE = 1 << 4;
    private static final int COUNTERS = 1 << 5;
    private static final int RETRANSMISSION = 1 << 6;
    private static final int TIMER = 1 << 7;
    private static final int WORKER = 1 << 8;
    private static final int NOTE = 1 << 9;

    private final RunInfo info;
    private long number;
    private long timeNanos;
    private EventKind kind = EventKind.COUNT;
    private int host;
    private Connection connection = Connection.NONE;

    /** Which of the fields below were told; what was not told keeps what it had in an earlier row. */
    private int told;

    private Direction direction = Direction.TO_SERVER;
    private int flags;
    private int seq;
    private int ack;
    private int length;
    private int iss;
    private int peerIss;
    private long tsVal;
    private long tsEcr;
    private int nth;
    private int selectiveFrom;
    private int selectiveTo;
    private TcpState stateBefore = TcpState.NONE;
    private TcpState stateAfter = TcpState.NONE;
    private int listener;
    private int synBefore;
    private int synAfter;
    private int synLimit;
    private int accBefore;
    private int accAfter;
    private int accLimit;
    private int young;
    private Cause cause = Cause.NONE;
    private CounterSet counters = CounterSet.NONE;
    private long retransmission;
    private long timerDueNanos;
    private int worker;
    private String note = "";

    TraceRow(RunInfo info) {
        this.info = info;
    }

    TraceRow start(long now, EventKind ofKind, int atHost, Connection of) {
        timeNanos = now;
        kind = ofKind;
        host = atHost;
        connection = of;
        told = 0;
        return this;
    }

    private boolean tells(int field) {
        return (told & field) != 0;
    }

    void number(long value) {
        number = value;
    }

    /** Tells which segment it is about. */
    public TraceRow segment(Segment segment) {
        told |= SEGMENT | LENGTH | RETRANSMISSION;
        direction = segment.direction();
        flags = segment.flags();
        seq = segment.seq();
        ack = segment.ack();
        length = segment.length();
        iss = segment.iss();
        peerIss = segment.peerIss();
        tsVal = segment.tsVal();
        tsEcr = segment.tsEcr();
        nth = segment.nth();
        selectiveFrom = segment.selectiveFrom();
        selectiveTo = segment.selectiveTo();
        retransmission = segment.retransmission();
        return this;
    }

    /** Tells how many bytes a program reads or writes. */
    public TraceRow bytes(int count) {
        told |= LENGTH;
        length = count;
        return this;
    }

    /** Tells the state of the host's side before and after. */
    public TraceRow state(TcpState before, TcpState after) {
        told |= STATE;
        stateBefore = before;
        stateAfter = after;
        return this;
    }

    /**
     * Tells which listening socket, and its incomplete queue: length before, after, most connections that it can hold
     * (-1: no limit).
     */
    public TraceRow incomplete(int ofListener, int before, int after, int limit, int youngAfter) {
        told |= LISTENER;
        listener = ofListener;
        synBefore = before;
        synAfter = after;
        synLimit = limit;
        young = youngAfter;
        return this;
    }

    /** Tells the completed queue: length before, after, most connections that it can hold (-1: no limit). */
    public TraceRow completed(int before, int after, int limit) {
        accBefore = before;
        accAfter = after;
        accLimit = limit;
        return this;
    }

    /** Tells why. */
    public TraceRow cause(Cause why) {
        told |= CAUSE;
        cause = why;
        return this;
    }

    /** Tells which counters of the host move. */
    public TraceRow counters(CounterSet moved) {
        told |= COUNTERS;
        counters = moved;
        return this;
    }

    /** Tells which retransmission it is, from 1. */
    public TraceRow retransmission(long count) {
        told |= RETRANSMISSION;
        retransmission = count;
        return this;
    }

    /** Tells when the timer is due, in nanoseconds. */
    public TraceRow timerDue(long atNanos) {
        told |= TIMER;
        timerDueNanos = atNanos;
        return this;
    }

    /** Tells which worker. */
    public TraceRow worker(int index) {
        told |= WORKER;
        worker = index;
        return this;
    }

    /** Tells more in a word; a constant, never built for the occasion. */
    public TraceRow note(String word) {
        told |= NOTE;
        note = word;
        return this;
    }

    /**
     * What of it decides which columns are empty and, together with cause, counters and note, what stands in those of
     * text: rows that agree in all of these differ in numbers only.
     */
    public long shape() {
        long shape = told;
        shape = (shape << 5) | kind.ordinal();
        shape = (shape << 8) | host;
        shape = (shape << 1) | (connection == Connection.NONE ? 1 : 0);
        if (tells(STATE)) {
            shape = (shape << 8) | (stateBefore.ordinal() << 4) | stateAfter.ordinal();
        }
        if (tells(SEGMENT)) {
            int stamped = tsVal == Segment.NO_TIMESTAMP ? 0 : 1;
            shape = (shape << 7) | (direction.ordinal() << 6) | (flags << 1) | stamped;
        }
        if (tells(LISTENER)) {
            shape = (shape << 22) | (listener << 2) | (synLimit < 0 ? 2 : 0) | (accLimit < 0 ? 1 : 0);
        }
        return tells(WORKER) && worker < 0 ? ~shape : shape;
    }

    /** A record of it that may be kept. */
    public TraceEvent snapshot() {
        return TraceEvent.of(this);
    }

    public RunInfo info() {
        return info;
    }

    /** Its number in the run, from 0. */
    public long number() {
        return number;
    }

    public long timeNanos() {
        return timeNanos;
    }

    public EventKind kind() {
        return kind;
    }

    /** Index of the host in {@link RunInfo#hosts()}. */
    public int host() {
        return host;
    }

    /** The connection, or {@link Connection#NONE}. */
    public Connection connection() {
        return connection;
    }

    /** Whether it is about a segment; without one the segment's fields mean nothing. */
    public boolean hasSegment() {
        return tells(SEGMENT);
    }

    public Direction direction() {
        return direction;
    }

    public int flags() {
        return flags;
    }

    public int seq() {
        return seq;
    }

    public int ack() {
        return ack;
    }

    /** Payload of the segment, or bytes that a program reads or writes. */
    public int length() {
        return tells(LENGTH) ? length : 0;
    }

    /** Whether the length is told. */
    public boolean hasLength() {
        return tells(LENGTH);
    }

    public int iss() {
        return iss;
    }

    public int peerIss() {
        return peerIss;
    }

    public long tsVal() {
        return tsVal;
    }

    public long tsEcr() {
        return tsEcr;
    }

    /**
     * The segment's number among those that its sender sent on this connection, from 1; a copy that the network made
     * has its original's, or that negated.
     */
    public int nth() {
        return nth;
    }

    /** As {@link Segment#selectiveFrom()}. */
    public int selectiveFrom() {
        return selectiveFrom;
    }

    /** As {@link Segment#selectiveTo()}. */
    public int selectiveTo() {
        return selectiveTo;
    }

    /** Whether the states are told. */
    public boolean hasState() {
        return tells(STATE);
    }

    public TcpState stateBefore() {
        return stateBefore;
    }

    public TcpState stateAfter() {
        return stateAfter;
    }

    /** Index of the listening socket in {@link RunInfo#listeners()}, or -1: then the queue fields mean nothing. */
    public int listener() {
        return tells(LISTENER) ? listener : -1;
    }

    public int synBefore() {
        return synBefore;
    }

    public int synAfter() {
        return synAfter;
    }

    public int synLimit() {
        return synLimit;
    }

    public int accBefore() {
        return accBefore;
    }

    public int accAfter() {
        return accAfter;
    }

    public int accLimit() {
        return accLimit;
    }

    public int young() {
        return young;
    }

    public Cause cause() {
        return tells(CAUSE) ? cause : Cause.NONE;
    }

    public CounterSet counters() {
        return tells(COUNTERS) ? counters : CounterSet.NONE;
    }

    /** Which retransmission, or {@link #ABSENT}. */
    public long retransmission() {
        return tells(RETRANSMISSION) ? retransmission : ABSENT;
    }

    /** When the timer is due, or {@link #ABSENT}. */
    public long timerDueNanos() {
        return tells(TIMER) ? timerDueNanos : ABSENT;
    }

    /** The worker's number, or -1. */
    public int worker() {
        return tells(WORKER) ? worker : -1;
    }

    public String note() {
        return tells(NOTE) ? note : "";
    }
}
