package org.listenq.core.established;

import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Segment;
import org.listenq.core.trace.Cause;
import org.listenq.core.trace.CounterSet;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.Outlet;
import org.listenq.core.trace.TcpState;
import org.listenq.core.trace.Trace;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.World;

/**
 * One side of a connection from ESTABLISHED to its end, on the active or the passive host (RFC 9293 section 3.10).
 *
 * <p>It knows nothing of the other side but the segments that come. While something is outstanding or owed, a timer
 * is armed, and an armed timer holds the connection; an idle endpoint holds nothing. Whoever calls a method holds the
 * connection for as long as it runs (a segment in delivery does). A new object or one that {@linkplain #isOver() is
 * over} begins by {@link #begin}; it is reused.
 */
public final class Endpoint {

    private final World world;
    private final Outlet outlet;
    private final EstablishedRules rules;
    private final EndpointUser user;
    private final Sender sender;
    private final Receiver receiver;
    private Connection connection = Connection.NONE;
    private TcpState state = TcpState.NONE;
    private int iss;
    private int peerIss;
    private long recentTimestamp = Segment.NO_TIMESTAMP;
    private boolean closedByUser;

    /** Makes a side that is over; {@code user} may serve many. */
    public Endpoint(World world, Outlet outlet, EstablishedRules rules, EndpointUser user) {
        this.world = world;
        this.outlet = outlet;
        this.rules = rules;
        this.user = user;
        this.sender = new Sender(this, world, rules);
        this.receiver = new Receiver(this, world, rules.acknowledgement());
    }

    /**
     * Becomes the ESTABLISHED side of {@code of} whose own and whose peer's initial sequence numbers have these
     * names.
     */
    public void begin(Connection of, int ownIss, int ofPeerIss) {
        connection = of;
        state = TcpState.ESTABLISHED;
        iss = ownIss;
        peerIss = ofPeerIss;
        recentTimestamp = Segment.NO_TIMESTAMP;
        closedByUser = false;
        sender.begin();
        receiver.begin();
    }

    /** Says what the handshake measured; without this call there is no sample. To be called after {@link #begin}. */
    public void roundTrip(long nanos) {
        sender.roundTrip(nanos);
    }

    /** Sets the first retransmission timeout when the handshake gave no sample. To be called after {@link #begin}. */
    public void timeoutWithoutSample(long nanos) {
        sender.timeoutWithoutSample(nanos);
    }

    /** Says that both sides send time stamps and which one came last. To be called after {@link #begin}. */
    public void timestamps(long recent) {
        recentTimestamp = recent;
    }

    /**
     * Sets how many segments may be outstanding at first, if not as the rules say. To be called after {@link #begin}.
     */
    public void initialWindow(int segments) {
        sender.window(segments);
    }

    /** Sends {@code bytes} bytes as soon as the window allows. */
    public void send(int bytes) {
        sender.write(bytes);
    }

    /** Sends FIN after everything written, and goes on to receive. */
    public void shutdown() {
        if (state == TcpState.ESTABLISHED || state == TcpState.CLOSE_WAIT) {
            become(state == TcpState.ESTABLISHED ? TcpState.FIN_WAIT1 : TcpState.LAST_ACK, Cause.NONE, CounterSet.NONE);
            sender.finish();
        }
    }

    /** Closes as close() does: FIN after everything written; data that comes later draws a reset. */
    public void close() {
        closedByUser = true;
        shutdown();
    }

    /** Closes without having read everything: a reset instead of FIN (RFC 2525 section 2.17). */
    public void closeUnread() {
        endByReset(Causes.UNREAD, rules.counters().closeUnread());
    }

    /** Ends at once and tells the peer by a reset, as SO_LINGER with time 0 does. */
    public void abort() {
        endByReset(Causes.ABORT, rules.counters().abort());
    }

    /** Ends at once without a word. */
    public void forget() {
        if (!isOver()) {
            end(Cause.NONE, CounterSet.NONE);
        }
    }

    private void endByReset(Cause cause, CounterSet counters) {
        if (isOver()) {
            return;
        }
        if (state != TcpState.TIME_WAIT) {
            Segment reset = outlet.start(connection, Flags.RST_ACK);
            transmit(fill(reset, sender.next()), cause, counters);
        }
        end(cause, countersOfLoss());
    }

    /** Takes a segment of this connection and reads it. Must not be called when it {@link #isOver()}. */
    public void receive(Segment segment) {
        boolean known = segment.iss() == peerIss;
        if (segment.isRst()) {
            takeReset(segment, known);
        } else if (segment.has(Flags.SYN)) {
            receiver.challenge(segment);
        } else if (!known || (segment.endSeq() < receiver.next() && segment.length() == 0)) {
            receiver.refuse(segment);
        } else if (!segment.hasAck() || segment.peerIss() != iss) {
            drop(segment, Causes.NO_ACK, CounterSet.NONE);
        } else {
            takeInOrder(segment);
        }
    }

    private void takeReset(Segment reset, boolean known) {
        if (known && reset.seq() == receiver.next()) {
            end(Causes.RESET, countersOfLoss());
            user.onReset(this);
        } else {
            drop(reset, Causes.BLIND_RESET, CounterSet.NONE);
        }
    }

    private void takeInOrder(Segment segment) {
        if (segment.tsVal() != Segment.NO_TIMESTAMP && segment.seq() <= receiver.next()) {
            recentTimestamp = segment.tsVal();
        }
        if (closedByUser && segment.length() > 0 && segment.seq() + segment.length() > receiver.next()) {
            outlet.reset(
                    segment, state, Causes.DATA_AFTER_CLOSE, rules.counters().dataAfterClose());
            end(Causes.DATA_AFTER_CLOSE, countersOfLoss());
            user.onReset(this);
            return;
        }
        sender.acknowledge(segment);
        if (!isOver() && (segment.length() > 0 || segment.isFin())) {
            receiver.take(segment);
        }
    }

    /** Called by the sender when the FIN is acknowledged. */
    void finAcknowledged() {
        switch (state) {
            case FIN_WAIT1 -> become(TcpState.FIN_WAIT2, Cause.NONE, CounterSet.NONE);
            case CLOSING -> closed(TcpState.TIME_WAIT);
            case LAST_ACK -> closed(TcpState.NONE);
            default -> {}
        }
    }

    /** Called by the sender when everything sent is acknowledged. */
    void allAcknowledged() {
        user.onAllAcknowledged(this);
    }

    /** Called by the sender when it gives up. */
    void gaveUp() {
        end(Causes.GIVE_UP, rules.counters().giveUp().plus(countersOfLoss()));
        user.onTimeout(this);
    }

    /** Called by the receiver when a FIN came in order. */
    void finReceived() {
        switch (state) {
            case ESTABLISHED -> become(TcpState.CLOSE_WAIT, Cause.NONE, CounterSet.NONE);
            case FIN_WAIT1 -> become(TcpState.CLOSING, Cause.NONE, CounterSet.NONE);
            default -> {}
        }
    }

    /** Called by the receiver for what the program reads. */
    void deliver(int bytes, boolean fin) {
        if (bytes > 0) {
            user.onData(this, bytes);
        }
        if (fin && !isOver()) {
            user.onEndOfData(this);
        }
    }

    /** Called by the receiver after a FIN was acknowledged in FIN_WAIT2. */
    void timeWait() {
        closed(TcpState.TIME_WAIT);
    }

    private void closed(TcpState after) {
        become(after, Cause.NONE, CounterSet.NONE);
        if (after == TcpState.NONE) {
            stopTimers();
        }
        user.onClosed(this);
    }

    /** Fills in where this side stands: its next number, what it expects, time stamps. */
    Segment fill(Segment segment, int seq) {
        segment.seq(seq, iss);
        segment.ack(receiver.next(), peerIss);
        receiver.select(segment);
        if (recentTimestamp != Segment.NO_TIMESTAMP) {
            segment.timestamps(outlet.clockMillis(), recentTimestamp);
        }
        return segment;
    }

    /** Sends a filled segment; it carries every acknowledgement that is owed. */
    void transmit(Segment segment, Cause cause, CounterSet counters) {
        receiver.acknowledged();
        outlet.send(segment, state, cause, counters);
    }

    /** Called by the sender before it sends. */
    void sendsData(boolean data) {
        if (data) {
            receiver.sendsData();
        }
    }

    /** Sends a bare ACK. */
    void sendAck(Cause cause, CounterSet counters) {
        transmit(fill(outlet.start(connection, Flags.ACK), sender.next()), cause, counters);
    }

    /** Tells the trace that a segment is ignored. */
    void drop(Segment segment, Cause cause, CounterSet counters) {
        if (world.trace().wants(EventKind.SEGMENT_DROP, outlet.host(), counters)) {
            row(EventKind.SEGMENT_DROP)
                    .segment(segment)
                    .state(state, state)
                    .cause(cause)
                    .counters(counters);
            world.trace().emit();
        }
    }

    /** Tells the trace of a timer. */
    void tell(EventKind kind, String note, long due, Cause cause, CounterSet counters) {
        if (world.trace().wants(kind, outlet.host(), counters)) {
            row(kind).state(state, state).note(note).timerDue(due).cause(cause).counters(counters);
            world.trace().emit();
        }
    }

    private TraceRow row(EventKind kind) {
        return world.trace().row(kind, outlet.host(), connection);
    }

    private void end(Cause cause, CounterSet counters) {
        become(TcpState.NONE, cause, counters);
        stopTimers();
    }

    private void stopTimers() {
        sender.stop();
        receiver.stop();
    }

    private CounterSet countersOfLoss() {
        boolean open = state == TcpState.ESTABLISHED || state == TcpState.CLOSE_WAIT;
        return open ? rules.counters().lost() : CounterSet.NONE;
    }

    private void become(TcpState after, Cause cause, CounterSet counters) {
        TcpState before = state;
        state = after;
        Trace trace = world.trace();
        if (trace.wants(EventKind.STATE, outlet.host(), counters)) {
            row(EventKind.STATE).state(before, after).cause(cause).counters(counters);
            trace.emit();
        }
    }

    /** The connection that it belongs to, or belonged to last. */
    public Connection connection() {
        return connection;
    }

    Outlet outlet() {
        return outlet;
    }

    EstablishedRules rules() {
        return rules;
    }

    boolean usesTimestamps() {
        return recentTimestamp != Segment.NO_TIMESTAMP;
    }

    boolean isClosedByUser() {
        return closedByUser;
    }

    /** State as netstat prints it; {@code NONE} when it is over. */
    public TcpState state() {
        return state;
    }

    /** Whether nothing of it is left: a segment that comes now meets no socket. */
    public boolean isOver() {
        return state == TcpState.NONE;
    }

    /** Whether everything written, and FIN if closed, is acknowledged. */
    public boolean isAllAcknowledged() {
        return sender.isAllAcknowledged();
    }

    /** Name of its own initial sequence number. */
    public int iss() {
        return iss;
    }

    /** Name of its peer's initial sequence number. */
    public int peerIss() {
        return peerIss;
    }

    /** Next sequence number that it will send, relative. */
    public int sendNext() {
        return sender.next();
    }

    /** Next sequence number that it expects, relative. */
    public int receiveNext() {
        return receiver.next();
    }
}
