package org.listenq.core.listener;

import java.util.List;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Segment;
import org.listenq.core.segment.SegmentReceiver;
import org.listenq.core.trace.CounterSet;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TcpState;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.World;

/** What the server's host sends before a connection is complete: SYN-ACKs, resets and challenge ACKs. */
final class Replies {

    private static final long MILLISECOND = 1_000_000;

    private final World world;
    private final List<? extends SegmentReceiver> links;

    /** Sends through {@code links}, one for each client group. */
    Replies(World world, List<? extends SegmentReceiver> links) {
        this.world = world;
        this.links = links;
    }

    void synAck(HalfOpen entry, CounterSet counters) {
        Segment segment = start(entry.connection(), Flags.SYN_ACK);
        segment.seq(0, entry.iss()).ack(1, entry.clientIss());
        stamp(segment, entry.tsRecent());
        segment.retransmission(entry.connection().noteSynAck() - 1);
        send(segment, TcpState.SYN_RECV, counters, "");
    }

    void cookie(Segment syn, int iss, CounterSet counters) {
        syn.connection().noteCookie();
        Segment segment = start(syn.connection(), Flags.SYN_ACK);
        segment.seq(0, iss).ack(1, syn.iss());
        stamp(segment, syn.tsVal());
        segment.retransmission(syn.connection().noteSynAck() - 1);
        send(segment, TcpState.NONE, counters, "cookie");
    }

    /** Answers {@code to} with a reset as RFC 9293 section 3.10.7.1 says. */
    void reset(Segment to, CounterSet counters) {
        Segment segment;
        if (to.hasAck()) {
            segment = start(to.connection(), Flags.RST).seq(to.ack(), to.peerIss());
        } else {
            segment = start(to.connection(), Flags.RST_ACK).seq(0, 0).ack(to.endSeq(), to.iss());
        }
        send(segment, TcpState.NONE, counters, "");
    }

    /** Tells the peer of an entry that it is gone. */
    void reset(HalfOpen entry, CounterSet counters) {
        Segment segment = start(entry.connection(), Flags.RST_ACK);
        segment.seq(1, entry.iss()).ack(1, entry.clientIss());
        send(segment, TcpState.NONE, counters, "");
    }

    void challenge(HalfOpen entry, CounterSet counters) {
        Segment segment = start(entry.connection(), Flags.ACK);
        segment.seq(1, entry.iss()).ack(1, entry.clientIss());
        stamp(segment, entry.tsRecent());
        send(segment, TcpState.SYN_RECV, counters, "challenge");
    }

    private Segment start(Connection connection, int flags) {
        return world.segments().take().start(connection, Direction.TO_CLIENT, flags);
    }

    private void stamp(Segment segment, long echo) {
        if (echo != Segment.NO_TIMESTAMP) {
            segment.timestamps(world.scheduler().now() / MILLISECOND, echo);
        }
    }

    private void send(Segment segment, TcpState state, CounterSet counters, String note) {
        Connection connection = segment.connection();
        segment.sent(
                connection.countSent(Direction.TO_CLIENT), world.scheduler().now());
        if (world.trace().wants(EventKind.SEGMENT_SEND, counters)) {
            TraceRow row = world.trace().row(EventKind.SEGMENT_SEND, RunInfo.SERVER, connection);
            row.segment(segment).state(state, state).counters(counters).note(note);
            world.trace().emit();
        }
        links.get(connection.group()).receive(segment);
    }
}
