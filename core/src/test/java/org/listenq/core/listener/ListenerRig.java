package org.listenq.core.listener;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
    private static final int CLIENT_ISS = 7;

    public final TestScheduler scheduler = new TestScheduler();
    public final List<SegmentValue> sent = new ArrayList<>();
    public final List<TraceEvent> rows = new ArrayList<>();
    public final List<Connection> retired = new ArrayList<>();
    public final Listener listener;
    private final World world;
    private final ServerHost host;
    private Consumer<FakeChild> onCreate = child -> {};
    private Consumer<Handshake> onHandshake = handshake -> {};

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
        host = new ServerHost(world, List.of(outlet), this::make, CounterSet.NONE, 0);
        listener = host.listen(new ListenerPlan(0, PORT, policy, backlog, options));
    }

    private CompletedConnection make(Listener owner, Segment completing, @Nullable HalfOpen entry, long now) {
        FakeChild child = new FakeChild(completing.connection());
        onCreate.accept(child);
        onHandshake.accept(new Handshake().set(completing, entry, now));
        return child;
    }

    /** Shows each completed connection that is made. */
    public void onCreate(Consumer<FakeChild> action) {
        onCreate = action;
    }

    /** Shows each handshake that is complete. */
    public void onHandshake(Consumer<Handshake> action) {
        onHandshake = action;
    }

    /** A client's SYN arrives that carries a time stamp. */
    public void synAt(Connection connection, long tsVal) {
        arrive(connection, Flags.SYN, segment -> segment.timestamps(tsVal, Segment.NO_TIMESTAMP));
    }

    /** The final ACK arrives that carries and echoes time stamps. */
    public void ackAt(Connection connection, long tsVal, long tsEcr) {
        arrive(connection, Flags.ACK, segment -> segment.seq(1, CLIENT_ISS)
                .ack(1, lastIss(connection))
                .timestamps(tsVal, tsEcr));
    }

    /** Opens another listening socket on the same port, as SO_REUSEPORT lets a program do. */
    public Listener another(ListenerPolicy policy, int backlog) {
        int index = host.sockets().size();
        return host.listen(new ListenerPlan(index, PORT, policy, backlog, SocketOptions.NONE));
    }

    /** A round trip to the client of {@code connection} was measured in the past. */
    void prove(Connection connection) {
        host.prove(connection.clientAddress());
    }

    /** What the host's sockets share. */
    HostState state() {
        return host.state();
    }

    /** A row as text: time in ms, kind, state, both queues with limits, the young, cause and note. */
    public static String text(TraceEvent row) {
        String state = row.hasState()
                ? " " + row.stateBefore().text() + ">" + row.stateAfter().text()
                : "";
        String syn = " I=" + row.synBefore() + ">" + row.synAfter() + "/" + row.synLimit();
        String acc = " C=" + row.accBefore() + ">" + row.accAfter() + "/" + row.accLimit();
        String due = row.timerDueNanos() < 0 ? "" : " due " + row.timerDueNanos() / MILLISECOND;
        return row.timeNanos() / MILLISECOND + " " + row.kind().text() + state + syn + acc + " young=" + row.young()
                + due + " " + row.cause().name() + " " + row.note();
    }

    /** The rows of the listening socket {@code index}, as {@link #text}, from the one numbered {@code from} on. */
    public List<String> story(int from) {
        return rows.stream()
                .skip(from)
                .filter(row -> row.listener() >= 0)
                .map(row -> (row.listener() + ": " + text(row)).strip())
                .toList();
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
        arrive(connection, flags, segment -> segment.seq(seq, CLIENT_ISS)
                .ack(ack, peerIss)
                .length(length));
    }

    private void arrive(Connection connection, int flags, Consumer<Segment> rest) {
        Segment segment = world.segments().take().start(connection, Direction.TO_SERVER, flags);
        segment.seq(0, CLIENT_ISS);
        rest.accept(segment);
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
        public @Nullable Listener heir;
        public boolean aborted;

        FakeChild(Connection connection) {
            this.connection = connection;
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
        public void moved(Listener to) {
            heir = to;
        }

        @Override
        public TcpState state() {
            return TcpState.ESTABLISHED;
        }
    }
}
