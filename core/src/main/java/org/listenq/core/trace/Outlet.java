package org.listenq.core.trace;

import org.listenq.core.engine.Scheduler;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Segment;
import org.listenq.core.segment.SegmentPool;
import org.listenq.core.segment.SegmentReceiver;

/**
 * Where the segments of a host leave it: numbers them, notes the time, tells the trace and hands them to the network.
 */
public final class Outlet {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Scheduler scheduler;
    private final SegmentPool segments;
    private final Trace trace;
    private final int host;
    private final Direction direction;
    private final SegmentReceiver network;

    /** Leads from {@code host}, see {@link RunInfo#hosts()}, in {@code direction} into {@code network}. */
    public Outlet(World world, int host, Direction direction, SegmentReceiver network) {
        this.scheduler = world.scheduler();
        this.segments = world.segments();
        this.trace = world.trace();
        this.host = host;
        this.direction = direction;
        this.network = network;
    }

    /** Index of the host. */
    public int host() {
        return host;
    }

    public Direction direction() {
        return direction;
    }

    /** The host's time stamp clock in milliseconds (RFC 7323 section 5.4). */
    public long clockMillis() {
        return scheduler.now() / NANOS_PER_MILLI;
    }

    /** Starts a segment of {@code connection} with the control bits {@code flags}. */
    public Segment start(Connection connection, int flags) {
        return segments.take().start(connection, direction, flags);
    }

    /** Sends {@code segment}, which a side in {@code state} has filled. */
    public void send(Segment segment, TcpState state, Cause cause, CounterSet counters) {
        Connection connection = segment.connection();
        segment.sent(connection.countSent(direction), scheduler.now());
        if (trace.wants(EventKind.SEGMENT_SEND, host, counters)) {
            trace.row(EventKind.SEGMENT_SEND, host, connection)
                    .segment(segment)
                    .state(state, state)
                    .cause(cause)
                    .counters(counters);
            trace.emit();
        }
        network.receive(segment);
    }

    /**
     * Answers {@code offending} with the reset of RFC 9293 section 3.10.7.1: its sequence number is what the segment
     * acknowledges; if the segment acknowledges nothing, it acknowledges the segment.
     */
    public void reset(Segment offending, TcpState state, Cause cause, CounterSet counters) {
        Segment reset;
        if (offending.hasAck()) {
            reset = start(offending.connection(), Flags.RST).seq(offending.ack(), offending.peerIss());
        } else {
            reset = start(offending.connection(), Flags.RST_ACK).ack(offending.endSeq(), offending.iss());
        }
        send(reset, state, cause, counters);
    }
}
