package org.listenq.core.client;

import org.jspecify.annotations.Nullable;
import org.listenq.core.established.Endpoint;
import org.listenq.core.established.HeldTimer;
import org.listenq.core.established.RoundTrips;
import org.listenq.core.segment.ConnectResult;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Segment;
import org.listenq.core.trace.Cause;
import org.listenq.core.trace.CounterSet;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.Outlet;
import org.listenq.core.trace.TcpState;

/**
 * The socket of one connect(): SYN_SENT by the schedule of its {@link ClientStack}, then an established side, then
 * nothing. It is the timer of its SYN.
 *
 * <p>The {@link Endpoint} is made only when data or a late segment needs it: an idle connection costs no more than
 * this object.
 */
final class ConnectAttempt extends HeldTimer {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final ClientHost host;
    private final Program program;
    private Connection connection = Connection.NONE;
    private TcpState state = TcpState.NONE;
    private @Nullable Endpoint endpoint;
    private int iss;
    private int peerIss;
    private int resent;
    private int resets;
    private boolean waitsAfterReset;
    private long firstSynAt;
    private long roundTrip;
    private long peerTimestamp;
    private boolean spurious;

    ConnectAttempt(ClientHost host, Program program) {
        super(host.world());
        this.host = host;
        this.program = program;
    }

    /** Sends the first SYN of {@code of}. */
    void open(Connection of) {
        connection = of;
        iss = host.world().connections().opened();
        resent = 0;
        resets = 0;
        waitsAfterReset = false;
        firstSynAt = host.now();
        become(TcpState.SYN_SENT, Cause.NONE, CounterSet.NONE);
        sendSyn(Cause.NONE, CounterSet.NONE);
        armTimer(host.stack().firstTimeout());
    }

    /** Forgets everything, when the connection has retired. */
    void clear() {
        connection = Connection.NONE;
        state = TcpState.NONE;
        if (endpoint != null) {
            host.giveBack(endpoint);
            endpoint = null;
        }
    }

    Connection connection() {
        return connection;
    }

    /** State as netstat prints it. */
    TcpState state() {
        return endpoint == null ? state : endpoint.state();
    }

    /** Takes a segment and reads it. */
    void receive(Segment segment) {
        if (state() == TcpState.NONE) {
            refuse(segment);
        } else if (state == TcpState.SYN_SENT) {
            takeInSynSent(segment);
        } else {
            endpoint().receive(segment);
        }
    }

    private void refuse(Segment segment) {
        if (segment.isRst()) {
            host.tell(EventKind.SEGMENT_DROP, segment, TcpState.NONE, ClientCauses.NO_SOCKET);
        } else {
            host.outlet()
                    .reset(
                            segment,
                            TcpState.NONE,
                            ClientCauses.NO_SOCKET,
                            host.stack().counters().resetSent());
        }
    }

    /** RFC 9293 section 3.10.7.3. */
    private void takeInSynSent(Segment segment) {
        boolean acknowledges = segment.hasAck() && segment.peerIss() == iss && segment.ack() == 1;
        if (segment.isRst()) {
            takeReset(segment, acknowledges);
        } else if (segment.hasAck() && !acknowledges) {
            host.outlet()
                    .reset(
                            segment,
                            state,
                            ClientCauses.BAD_ACK,
                            host.stack().counters().resetSent());
        } else if (segment.isSynAck()) {
            establish(segment);
        } else {
            host.tell(EventKind.SEGMENT_DROP, segment, state, ClientCauses.NO_SYN);
        }
    }

    private void takeReset(Segment reset, boolean acknowledges) {
        if (!acknowledges) {
            host.tell(EventKind.SEGMENT_DROP, reset, state, ClientCauses.BLIND_RESET);
            return;
        }
        long wait = host.stack().afterReset(++resets);
        if (wait == ClientStack.GIVE_UP) {
            refused();
        } else {
            waitsAfterReset = true;
            disarm();
            armTimer(wait);
        }
    }

    private void refused() {
        fail(
                ConnectResult.REFUSED,
                ClientCauses.REFUSED,
                host.stack().counters().refused());
    }

    private void establish(Segment synAck) {
        disarm();
        peerIss = synAck.iss();
        peerTimestamp = host.stack().timestamps() ? synAck.tsVal() : Segment.NO_TIMESTAMP;
        spurious = synAck.tsEcr() == firstSynAt / NANOS_PER_MILLI;
        roundTrip = measure(synAck);
        become(TcpState.ESTABLISHED, Cause.NONE, CounterSet.NONE);
        Outlet outlet = host.outlet();
        Segment ack = outlet.start(connection, Flags.ACK).seq(1, iss).ack(1, peerIss);
        if (peerTimestamp != Segment.NO_TIMESTAMP) {
            ack.timestamps(outlet.clockMillis(), peerTimestamp);
        }
        outlet.send(ack, state, Cause.NONE, CounterSet.NONE);
        program.onConnected();
    }

    /** Karn's rule; with time stamps also a SYN sent again gives a sample (net/ipv4/tcp_input.c tcp_ack_update_rtt). */
    private long measure(Segment synAck) {
        if (resent == 0) {
            return host.now() - firstSynAt;
        }
        boolean echoed = peerTimestamp != Segment.NO_TIMESTAMP && synAck.tsEcr() != Segment.NO_TIMESTAMP;
        return echoed ? RoundTrips.fromTimestamps(host.outlet().clockMillis(), synAck.tsEcr()) : RoundTrips.NO_SAMPLE;
    }

    /** The established side, made when it is first needed. */
    Endpoint endpoint() {
        if (endpoint == null) {
            endpoint = host.takeEndpoint();
            endpoint.begin(connection, iss, peerIss);
            if (peerTimestamp != Segment.NO_TIMESTAMP) {
                endpoint.timestamps(peerTimestamp);
            }
            if (roundTrip == RoundTrips.NO_SAMPLE) {
                endpoint.timeoutWithoutSample(host.stack().timeoutWithoutSample(resent));
            } else {
                endpoint.roundTrip(roundTrip);
            }
            endpoint.initialWindow(host.stack().initialWindow(resent, spurious));
        }
        return endpoint;
    }

    /** Closes a socket whose connect() still waits: nothing is sent. */
    void withdraw(ConnectResult result, Cause cause) {
        disarm();
        fail(result, cause, CounterSet.NONE);
    }

    private void fail(ConnectResult result, Cause cause, CounterSet counters) {
        disarm();
        become(TcpState.NONE, cause, counters);
        program.onFailed(result);
    }

    /** Called when the SYN was not answered in time. */
    @Override
    protected void expire() {
        if (waitsAfterReset) {
            afterReset();
            return;
        }
        ClientCounters counters = host.stack().counters();
        host.tell(EventKind.TIMER_FIRE, connection, time(), ClientCauses.SYN_TIMEOUT, counters.synTimeout());
        if (host.stack().givesUp(resent, host.now() - firstSynAt)) {
            fail(ConnectResult.TIMED_OUT, ClientCauses.GIVE_UP, counters.timedOut());
        } else {
            sendAgain(ClientCauses.SYN_TIMEOUT);
        }
    }

    /** A SYN after a reset, unless the time for SYNs is over: the last word was the reset then. */
    private void afterReset() {
        waitsAfterReset = false;
        if (host.stack().givesUp(resent, host.now() - firstSynAt)) {
            refused();
        } else {
            sendAgain(ClientCauses.SYN_AFTER_RESET);
        }
    }

    private void sendAgain(Cause cause) {
        resent++;
        sendSyn(cause, host.stack().counters().synResent());
        armTimer(host.stack().afterResend(resent, host.now() - firstSynAt));
    }

    private void sendSyn(Cause cause, CounterSet counters) {
        connection.noteSyn();
        Outlet outlet = host.outlet();
        Segment syn = outlet.start(connection, Flags.SYN).seq(0, iss).retransmission(resent);
        if (host.stack().timestamps()) {
            syn.timestamps(outlet.clockMillis(), 0);
        }
        outlet.send(syn, state, cause, counters);
    }

    private void armTimer(long delay) {
        arm(connection, delay);
        host.tell(EventKind.TIMER_SET, connection, time(), Cause.NONE, CounterSet.NONE);
    }

    private void become(TcpState after, Cause cause, CounterSet counters) {
        host.tell(connection, state, after, cause, counters);
        state = after;
    }
}
