package org.listenq.core.server;

import org.jspecify.annotations.Nullable;
import org.listenq.core.established.Endpoint;
import org.listenq.core.established.EndpointUser;
import org.listenq.core.established.RoundTrips;
import org.listenq.core.listener.CompletedConnection;
import org.listenq.core.listener.HalfOpen;
import org.listenq.core.listener.Handshake;
import org.listenq.core.listener.Listener;
import org.listenq.core.listener.ResetRule;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Segment;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TcpState;
import org.listenq.core.trace.TraceRow;

/** A connection from its completion on: first in the completed queue, then in the hands of the accepting program. */
public final class Child implements CompletedConnection, EndpointUser {

    private static final long MILLISECOND = 1_000_000;

    private final Server server;
    private Listener listener;
    private Application application;
    private final Handshake handshake = new Handshake();
    private @Nullable Endpoint endpoint;
    private @Nullable Endpoint spareEndpoint;
    private boolean accepted;
    private boolean served;
    private boolean endOfData;
    private boolean broken;
    private boolean replied;
    private long rank;
    private int unread;
    private int read;

    /** The next one in the list of {@link ChildPool} in which it stands. */
    @Nullable
    Child next;

    Child(Server server, Listener listener) {
        this.server = server;
        this.listener = listener;
        this.application = server.plan(listener).application();
    }

    /** Becomes what the handshake of {@code completing} and {@code entry} has become on {@code owner}. */
    void begin(Listener owner, Segment completing, @Nullable HalfOpen entry, long now) {
        serve(owner);
        handshake.set(completing, entry, now);
        endpoint = null;
        accepted = false;
        served = false;
        endOfData = false;
        broken = false;
        replied = false;
        rank = 0;
        unread = 0;
        read = 0;
    }

    @Override
    public Connection connection() {
        return handshake.connection();
    }

    @Override
    public TcpState state() {
        return endpoint == null ? TcpState.ESTABLISHED : endpoint.state();
    }

    @Override
    public int unread() {
        return unread;
    }

    @Override
    public boolean ended() {
        return endOfData;
    }

    @Override
    public void receive(Segment segment) {
        if (endpoint != null || !isBareAck(segment)) {
            endpoint().receive(segment);
        }
    }

    @Override
    public void moved(Listener heir) {
        serve(heir);
    }

    private void serve(Listener owner) {
        if (owner != listener) {
            listener = owner;
            application = server.plan(owner).application();
        }
    }

    /** The final ACK of the handshake changes nothing more, so most connections never need an endpoint. */
    private boolean isBareAck(Segment segment) {
        return segment.flags() == Flags.ACK
                && segment.length() == 0
                && segment.seq() == 1
                && segment.ack() == 1
                && segment.peerIss() == handshake.iss();
    }

    private Endpoint endpoint() {
        if (endpoint == null) {
            endpoint = spareEndpoint == null ? server.endpoint(connection(), this) : spareEndpoint;
            spareEndpoint = endpoint;
            endpoint.begin(connection(), handshake.iss(), handshake.clientIss());
            if (handshake.tsVal() != Segment.NO_TIMESTAMP) {
                endpoint.timestamps(handshake.tsVal());
            }
            measure(endpoint);
        }
        return endpoint;
    }

    /** Takes the round trip of the handshake as Linux does: net/ipv4/tcp_input.c tcp_synack_rtt_meas. */
    private void measure(Endpoint side) {
        if (handshake.retransmissions() == 0 && handshake.createdAt() >= 0) {
            side.roundTrip(handshake.completedAt() - handshake.createdAt());
        } else if (handshake.tsEcr() != Segment.NO_TIMESTAMP) {
            side.roundTrip(RoundTrips.fromTimestamps(handshake.completedAt() / MILLISECOND, handshake.tsEcr()));
        }
        if (neededRetransmissions()) {
            side.initialWindow(1);
        }
    }

    /**
     * net/ipv4/tcp_input.c tcp_rcv_synrecv_state_fastopen and tcp_init_cwnd: a SYN-ACK that was really lost costs the
     * window.
     */
    private boolean neededRetransmissions() {
        return handshake.retransmissions() > 1
                && handshake.timeouts() >= 1
                && handshake.tsEcr() != handshake.createdAt() / MILLISECOND;
    }

    /** Notes its place in the order of accept(), from 1. */
    void rank(long value) {
        rank = value;
    }

    /** Its place in the order of accept(), from 1. */
    long rank() {
        return rank;
    }

    /** Hands it to the accepting program. */
    void accepted() {
        accepted = true;
        if (broken) {
            tellError(listener.plan().policy().onResetOfCompleted() == ResetRule.ACCEPT_FAILS);
            return;
        }
        if (application instanceof Application.Close) {
            close();
        } else {
            read();
        }
    }

    private void close() {
        tell(EventKind.APP_CLOSE, "close", 0);
        if (unread > 0) {
            endpoint().closeUnread();
        } else {
            endpoint().close();
        }
        forgetIfOver();
    }

    /** Learns that its worker's service time is over. */
    void served() {
        served = true;
        replyIfDue();
    }

    private void read() {
        if (unread > 0) {
            int bytes = unread;
            unread = 0;
            read += bytes;
            connection().noteFirstByte(server.now());
            tell(EventKind.APP_READ, "data", bytes);
            replyIfDue();
        }
        if (endOfData) {
            endOfData = false;
            tell(EventKind.APP_READ, "eof", 0);
            if (isDoneAtEnd()) {
                close();
            }
        }
    }

    /** Whether the end of the client's data ends the conversation: no complete request is left to answer. */
    private boolean isDoneAtEnd() {
        return application instanceof Application.Hold
                || (application instanceof Application.Reply reply && read < reply.requestBytes() && !replied);
    }

    private void replyIfDue() {
        if (served
                && !broken
                && application instanceof Application.Reply reply
                && read >= reply.requestBytes()
                && state() != TcpState.NONE
                && !replied) {
            replied = true;
            tell(EventKind.APP_WRITE, "reply", reply.replyBytes());
            endpoint().send(reply.replyBytes());
            close();
        }
    }

    @Override
    public void abort() {
        endpoint().abort();
        forgetIfOver();
    }

    @Override
    public void onData(Endpoint side, int bytes) {
        unread += bytes;
        if (accepted) {
            read();
        }
    }

    @Override
    public void onEndOfData(Endpoint side) {
        endOfData = true;
        if (accepted) {
            read();
        }
    }

    @Override
    public void onReset(Endpoint side) {
        broken = true;
        server.host().detach(this);
        if (accepted) {
            tellError(false);
        } else if (listener.plan().policy().onResetOfCompleted() == ResetRule.REMOVE) {
            listener.withdraw(this);
        }
    }

    @Override
    public void onTimeout(Endpoint side) {
        broken = true;
        tell(EventKind.CONNECTION_ERROR, "ETIMEDOUT", 0);
        server.host().detach(this);
    }

    @Override
    public void onClosed(Endpoint side) {
        forgetIfOver();
    }

    private void forgetIfOver() {
        if (state() == TcpState.NONE) {
            server.host().detach(this);
        }
    }

    private void tellError(boolean inAccept) {
        tell(EventKind.CONNECTION_ERROR, inAccept ? "ECONNABORTED" : "ECONNRESET", 0);
    }

    private void tell(EventKind kind, String note, int bytes) {
        if (server.trace().wants(kind)) {
            TraceRow row = server.trace().row(kind, RunInfo.SERVER, connection());
            row.state(state(), state()).note(note);
            if (bytes > 0) {
                row.bytes(bytes);
            }
            server.trace().emit();
        }
    }
}
