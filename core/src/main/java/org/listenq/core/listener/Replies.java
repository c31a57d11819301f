package org.listenq.core.listener;

import java.util.List;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Segment;
import org.listenq.core.trace.Cause;
import org.listenq.core.trace.CounterSet;
import org.listenq.core.trace.Outlet;
import org.listenq.core.trace.TcpState;

/** What the server's host sends before a connection is complete: SYN-ACKs, resets and challenge ACKs. */
final class Replies {

    private final Outlet[] outlets;

    /** Sends through {@code outlets}, one for each client group. */
    Replies(List<Outlet> outlets) {
        this.outlets = outlets.toArray(Outlet[]::new);
    }

    void synAck(HalfOpen entry, CounterSet counters) {
        Connection connection = entry.connection();
        Outlet outlet = outlet(connection);
        Segment segment = outlet.start(connection, Flags.SYN_ACK);
        segment.seq(0, entry.iss()).ack(1, entry.clientIss());
        stamp(segment, entry.tsRecent(), outlet).retransmission(connection.noteSynAck() - 1);
        outlet.send(segment, TcpState.SYN_RECV, Cause.NONE, counters);
    }

    void cookie(Segment syn, int iss, Verdict verdict) {
        Connection connection = syn.connection();
        connection.noteCookie();
        Segment segment = start(connection, Flags.SYN_ACK);
        segment.seq(0, iss).ack(1, syn.iss());
        stamp(segment, syn.tsVal(), outlet(connection)).retransmission(connection.noteSynAck() - 1);
        outlet(connection).send(segment, TcpState.NONE, verdict.cause(), verdict.counters());
    }

    /** Answers {@code to} as a host does that has nothing for it. */
    void reset(Segment to, CounterSet counters) {
        outlet(to.connection()).reset(to, TcpState.NONE, Cause.NONE, counters);
    }

    /** Tells the peer of an entry that it is gone. */
    void reset(HalfOpen entry, CounterSet counters) {
        Segment segment = start(entry.connection(), Flags.RST_ACK);
        segment.seq(1, entry.iss()).ack(1, entry.clientIss());
        outlet(entry.connection()).send(segment, TcpState.NONE, Cause.NONE, counters);
    }

    void challenge(HalfOpen entry, CounterSet counters) {
        Segment segment = start(entry.connection(), Flags.ACK);
        segment.seq(1, entry.iss()).ack(1, entry.clientIss());
        stamp(segment, entry.tsRecent(), outlet(entry.connection()));
        outlet(entry.connection()).send(segment, TcpState.SYN_RECV, Cause.NONE, counters);
    }

    private Outlet outlet(Connection connection) {
        return outlets[connection.group()];
    }

    private Segment start(Connection connection, int flags) {
        return outlet(connection).start(connection, flags);
    }

    private static Segment stamp(Segment segment, long echo, Outlet outlet) {
        if (echo != Segment.NO_TIMESTAMP) {
            segment.timestamps(outlet.clockMillis(), echo);
        }
        return segment;
    }
}
