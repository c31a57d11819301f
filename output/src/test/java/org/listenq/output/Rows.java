package org.listenq.output;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import org.listenq.core.engine.Event;
import org.listenq.core.engine.Scheduler;
import org.listenq.core.engine.TimerModel;
import org.listenq.core.segment.ConnectResult;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Connections;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Origin;
import org.listenq.core.segment.Segment;
import org.listenq.core.segment.SegmentPool;
import org.listenq.core.segment.SynOptions;
import org.listenq.core.trace.Cause;
import org.listenq.core.trace.Counter;
import org.listenq.core.trace.CounterSet;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TcpState;
import org.listenq.core.trace.Trace;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;

/** Rows made by hand, as the model would tell them, on a clock that the test sets. */
public final class Rows extends Scheduler {

    public static final long MILLI = 1_000_000;
    public static final Counter OVERFLOWS = new Counter("TcpExtListenOverflows", "A SYN or ACK met a full queue.");
    public static final Counter DROPS = new Counter("TcpExtListenDrops", "Something was dropped.");
    public static final Cause SYN_FULL =
            new Cause("SIM_SYN_ACCEPTQ_FULL", "a SYN that meets a full queue is dropped", "");
    public static final Cause ACK_FULL =
            new Cause("TCP_LISTEN_OVERFLOW", "an ACK that meets a full queue is dropped", "");
    public static final Cause LOSS = new Cause("SIM_LINK_LOSS", "the network lost it by chance", "");
    public static final CounterSet OVERFLOW = CounterSet.of(OVERFLOWS, DROPS);

    private final Trace trace;
    private final SegmentPool segments = new SegmentPool();
    private final Connections connections = new Connections(this::ended);
    private long now;
    private int incomplete;
    private int completed;

    public Rows(RunInfo info, TraceSink... sinks) {
        trace = new Trace(info, this, Arrays.asList(sinks));
    }

    public static RunInfo info() {
        return info("demo", "burst");
    }

    public static RunInfo info(String run, String group) {
        return new RunInfo(
                run,
                7,
                "linux-6.18",
                "Linux",
                ImmutableList.of("server", group),
                ImmutableList.of("web"),
                ImmutableList.of(SynOptions.PLAIN, SynOptions.PLAIN));
    }

    public Rows at(long millis) {
        now = millis * MILLI;
        return this;
    }

    /** The socket begins to listen. */
    public void open() {
        queues(EventKind.LISTENER_OPEN, Connection.NONE, 0, 0);
        trace.emit();
    }

    /** The socket stops listening. */
    public void close() {
        queues(EventKind.LISTENER_CLOSE, Connection.NONE, 0, 0);
        trace.emit();
    }

    public Connection connect(int client) {
        Connection c = connections.open(
                new Origin(client, 0, client, 1, (10 << 24) + (1 << 16) + client + 1, 32768, 80, false), now);
        trace.row(EventKind.CONNECT_CALL, 1, c).state(TcpState.NONE, TcpState.SYN_SENT);
        trace.emit();
        return c;
    }

    /** A flood's SYN whose source is forged has been sent. */
    public Connection forged() {
        return connections.open(new Origin(99, 0, 99, 1, 99, 32768, 80, true), now);
    }

    public Segment segment(Connection c, Direction direction, int flags, int length) {
        return segments.take().start(c, direction, flags).seq(1, 1).length(length);
    }

    public void send(Connection c, Direction direction, int flags, int length) {
        Segment segment = segment(c, direction, flags, length);
        int retransmission = segment.isSyn() ? c.noteSyn() - 1 : 0;
        if (segment.isSynAck()) {
            c.noteSynAck();
        }
        trace.row(EventKind.SEGMENT_SEND, direction == Direction.TO_SERVER ? 1 : 0, c)
                .segment(segment.retransmission(retransmission));
        trace.emit();
    }

    /** A segment reaches the server, which ignores it because its completed queue of three is full. */
    public void refuse(Connection c, int flags, int length, Cause cause) {
        receive(c, flags, length);
        queues(EventKind.SEGMENT_DROP, c, 0, 0)
                .segment(segment(c, Direction.TO_SERVER, flags, length))
                .cause(cause)
                .counters(OVERFLOW);
        trace.emit();
    }

    public void receive(Connection c, int flags, int length) {
        queues(EventKind.SEGMENT_RECV, c, 0, 0).segment(segment(c, Direction.TO_SERVER, flags, length));
        trace.emit();
    }

    public void lose(Connection c, Direction direction, int flags, int length) {
        trace.row(EventKind.SEGMENT_DROP, direction == Direction.TO_SERVER ? 1 : 0, c)
                .segment(segment(c, direction, flags, length))
                .cause(LOSS);
        trace.emit();
    }

    public void enter(Connection c) {
        c.noteEntered();
        queues(EventKind.SYNQ_ADD, c, 1, 0).state(TcpState.NONE, TcpState.SYN_RECV);
        trace.emit();
    }

    public void leave(Connection c, String note) {
        queues(EventKind.SYNQ_REMOVE, c, -1, 0).note(note);
        trace.emit();
    }

    public void complete(Connection c) {
        leave(c, "promoted");
        c.noteCompleted(now);
        queues(EventKind.ACCQ_ADD, c, 0, 1).state(TcpState.SYN_RECV, TcpState.ESTABLISHED);
        trace.emit();
    }

    public void accept(Connection c) {
        c.noteAccepted(now, 0);
        queues(EventKind.ACCEPT_RETURN, c, 0, -1)
                .state(TcpState.ESTABLISHED, TcpState.ESTABLISHED)
                .worker(0);
        trace.emit();
    }

    public void returned(Connection c, ConnectResult result) {
        c.noteReturn(result, now);
        TcpState after = result == ConnectResult.OK ? TcpState.ESTABLISHED : TcpState.NONE;
        trace.row(EventKind.CONNECT_RETURN, 1, c)
                .state(TcpState.SYN_SENT, after)
                .note(result.text());
        trace.emit();
    }

    public void tell(EventKind kind, int host, Connection c, String note) {
        trace.row(kind, host, c).note(note);
        trace.emit();
    }

    /** Counters of a host move without another event. */
    public void count(Connection c, int host, CounterSet counters) {
        trace.row(EventKind.COUNT, host, c).counters(counters);
        trace.emit();
    }

    public void read(Connection c, int bytes) {
        c.noteFirstByte(now);
        trace.row(EventKind.APP_READ, 0, c).bytes(bytes).note("data");
        trace.emit();
    }

    public void end(Connection c) {
        connections.release(c);
    }

    /** Ends all connections that are left. */
    public void end() {
        connections.retireAll();
    }

    private void ended(Connection c) {
        trace.ended(c);
    }

    private TraceRow queues(EventKind kind, Connection c, int incompleteChange, int completedChange) {
        incomplete += incompleteChange;
        completed += completedChange;
        return trace.row(kind, RunInfo.SERVER, c)
                .incomplete(0, incomplete - incompleteChange, incomplete, 3, incomplete)
                .completed(completed - completedChange, completed, 3);
    }

    /** Connects at the first SYN. */
    public Connection straight(long atMillis, int client) {
        at(atMillis);
        Connection c = connect(client);
        getIn(c, atMillis);
        return c;
    }

    /** Its next copy of the data gets in. */
    public void revive(Connection c, long atMillis) {
        at(atMillis);
        receive(c, Flags.ACK | Flags.PSH, 16);
        complete(c);
    }

    /** Connects in its own eyes only: its final ACK and one copy of its data meet a full queue. */
    public Connection ghost(long atMillis, int client) {
        at(atMillis);
        Connection c = connect(client);
        send(c, Direction.TO_SERVER, Flags.SYN, 0);
        at(atMillis + 12);
        receive(c, Flags.SYN, 0);
        enter(c);
        send(c, Direction.TO_CLIENT, Flags.SYN_ACK, 0);
        at(atMillis + 24);
        returned(c, ConnectResult.OK);
        send(c, Direction.TO_SERVER, Flags.ACK, 0);
        at(atMillis + 36);
        refuse(c, Flags.ACK, 0, ACK_FULL);
        at(atMillis + 236);
        refuse(c, Flags.ACK | Flags.PSH, 16, ACK_FULL);
        return c;
    }

    /** Sends two SYNs that are refused. */
    public Connection refusedTwice(long atMillis, int client) {
        at(atMillis);
        Connection c = connect(client);
        for (int second = 0; second < 2; second++) {
            at(atMillis + 1000L * second);
            send(c, Direction.TO_SERVER, Flags.SYN, 0);
            at(atMillis + 1000L * second + 12);
            refuse(c, Flags.SYN, 0, SYN_FULL);
        }
        return c;
    }

    /** Sends a SYN that gets in, and completes. */
    public void getIn(Connection c, long atMillis) {
        at(atMillis);
        send(c, Direction.TO_SERVER, Flags.SYN, 0);
        at(atMillis + 12);
        receive(c, Flags.SYN, 0);
        enter(c);
        send(c, Direction.TO_CLIENT, Flags.SYN_ACK, 0);
        at(atMillis + 24);
        returned(c, ConnectResult.OK);
        send(c, Direction.TO_SERVER, Flags.ACK, 0);
        at(atMillis + 36);
        receive(c, Flags.ACK, 0);
        complete(c);
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public void arm(Event event, long delayNanos) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void armTimer(Event event, long delayNanos, TimerModel model) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean cancel(Event event) {
        throw new UnsupportedOperationException();
    }
}
