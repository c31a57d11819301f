package org.listenq.core.listener;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listenq.core.engine.RandomStreams;
import org.listenq.core.engine.TestScheduler;
import org.listenq.core.engine.TimerModel;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Connections;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Origin;
import org.listenq.core.segment.Segment;
import org.listenq.core.segment.SegmentPool;
import org.listenq.core.segment.SegmentValue;
import org.listenq.core.trace.CounterSet;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.Outlet;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TcpState;
import org.listenq.core.trace.Trace;
import org.listenq.core.trace.TraceEvent;
import org.listenq.core.trace.World;

/** One listening socket on a host whose clients are the test: it hands in segments and reads what comes back. */
public final class ListenerRig {

    public static final long SECOND = 1_000_000_000L;
    public static final long MILLISECOND = 1_000_000L;
    private static final int PORT = 80;

    public final TestScheduler scheduler = new TestScheduler();
    public final List<SegmentValue> sent = new ArrayList<>();
    public final List<TraceEvent> rows = new ArrayList<>();
    public final List<Connection> retired = new ArrayList<>();
    public final Listener listener;
    private final World world;
    private final ServerHost host;

    public ListenerRig(ListenerPolicy policy, int backlog) {
        this(policy, backlog, SocketOptions.NONE);
    }

    public ListenerRig(ListenerPolicy policy, int backlog, SocketOptions options) {
        RunInfo info = new RunInfo("rig", 1, "fake", ImmutableList.of("server", "clients"), ImmutableList.of("web"));
        Trace trace = new Trace(info, scheduler, List.of(row -> rows.add(row.snapshot())));
        Connections connections = new Connections(retired::add);
        world = new World(scheduler, TimerModel.EXACT, new RandomStreams(1, 0), new SegmentPool(), connections, trace);
        Outlet outlet = new Outlet(world, RunInfo.SERVER, Direction.TO_CLIENT, segment -> {
            sent.add(segment.value());
            world.segments().release(segment);
        });
        host = new ServerHost(world, List.of(outlet), FakeChild::new, CounterSet.NONE, 0);
        listener = host.listen(new ListenerPlan(0, PORT, policy, backlog, options));
    }

    /** Opens a connection of a new client; the test holds it. */
    public Connection connection() {
        int n = world.connections().opened();
        Origin origin = new Origin(1000 + n, 0, n, 1, 0x0a000000 + n, 32768, PORT, false);
        return world.connections().open(origin, scheduler.now());
    }

    /** A client's SYN arrives. */
    public void syn(Connection connection) {
        arrive(connection, Flags.SYN, 0, 0, 0, 0);
    }

    /** The final ACK of the SYN-ACK sent last on this connection arrives. */
    public void ack(Connection connection) {
        arrive(connection, Flags.ACK, 1, 1, lastIss(connection), 0);
    }

    /**
     * Data of {@code length} bytes at relative number {@code seq} arrives, which acknowledges the SYN-ACK sent last.
     */
    public void data(Connection connection, int seq, int length) {
        arrive(connection, Flags.ACK | Flags.PSH, seq, 1, lastIss(connection), length);
    }

    /** A reset from the client arrives. */
    public void rst(Connection connection) {
        arrive(connection, Flags.RST, 1, 0, 0, 0);
    }

    /** Any segment arrives. */
    public void arrive(Connection connection, int flags, int seq, int ack, int peerIss, int length) {
        Segment segment = world.segments().take().start(connection, Direction.TO_SERVER, flags);
        segment.seq(seq, 7).ack(ack, peerIss).length(length);
        segment.sent(connection.countSent(Direction.TO_SERVER), scheduler.now());
        host.receive(segment);
        world.segments().release(segment);
    }

    /** Names the initial sequence number of the SYN-ACK sent last. */
    public int lastIss(Connection connection) {
        int iss = 0;
        for (SegmentValue value : sent) {
            boolean synAck = (value.flags() & Flags.SYN_ACK) == Flags.SYN_ACK;
            iss = synAck && value.connection() == connection.label() ? value.iss() : iss;
        }
        return iss;
    }

    /** The flags of everything sent so far, such as {@code [S., R]}. */
    public List<String> sentFlags() {
        return sent.stream().map(value -> Flags.text(value.flags())).toList();
    }

    /** The notes of the rows of one kind. */
    public List<String> notes(EventKind kind) {
        return rows.stream()
                .filter(row -> row.kind() == kind)
                .map(TraceEvent::note)
                .toList();
    }

    /** How often a counter has moved. */
    public long count(String name) {
        return rows.stream()
                .flatMap(row -> row.counters().counters().stream())
                .filter(counter -> counter.name().equals(name))
                .count();
    }

    /** The test has nothing left to do for it. */
    public void release(Connection connection) {
        world.connections().release(connection);
    }

    /** Runs to a time in milliseconds. */
    public void runTo(long millis) {
        scheduler.run(millis * MILLISECOND);
    }

    public @Nullable CompletedConnection accept() {
        CompletedConnection child = listener.accept(0);
        if (child != null) {
            world.connections().release(child.connection());
        }
        return child;
    }

    /** A completed connection that does nothing. */
    public static final class FakeChild implements CompletedConnection {

        private final Connection connection;
        public int segments;
        public boolean aborted;

        FakeChild(Listener listener, Handshake handshake) {
            this.connection = handshake.connection();
        }

        @Override
        public Connection connection() {
            return connection;
        }

        @Override
        public void receive(Segment segment) {
            segments++;
        }

        @Override
        public int unread() {
            return 0;
        }

        @Override
        public boolean ended() {
            return false;
        }

        @Override
        public void abort() {
            aborted = true;
        }

        @Override
        public TcpState state() {
            return TcpState.ESTABLISHED;
        }
    }
}
