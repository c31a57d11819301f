package org.listenq.core.listener;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.listenq.core.engine.Clockwork;
import org.listenq.core.engine.RandomStreams;
import org.listenq.core.engine.TimerModel;
import org.listenq.core.listener.policy.ListenerPolicies;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Connections;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Origin;
import org.listenq.core.segment.Segment;
import org.listenq.core.segment.SegmentPool;
import org.listenq.core.settings.Settings;
import org.listenq.core.trace.CounterSet;
import org.listenq.core.trace.Outlet;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TcpState;
import org.listenq.core.trace.Trace;
import org.listenq.core.trace.World;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A whole handshake at a listening socket: SYN, SYN-ACK with its timer, final ACK, accept(). */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-XX:+UseSerialGC")
public class ListenerBenchmark {

    private static final int PORT = 80;

    /** The system that listens. */
    @Param({"linux-6.18", "freebsd-14", "unp"})
    public String policy = "linux-6.18";

    private final Clockwork clockwork = new Clockwork();
    private final Origin origin = new Origin();
    private final RunInfo info =
            new RunInfo("bench", 1, "-", ImmutableList.of("server", "c"), ImmutableList.of("main"));
    private final World world = new World(
            clockwork,
            TimerModel.EXACT,
            new RandomStreams(1, 0),
            new SegmentPool(),
            new Connections(connection -> {}),
            new Trace(info, clockwork, List.of()));
    private final Idle child = new Idle();
    private ServerHost host = host();
    private Listener listener = listener();
    private int lastIss;

    private ServerHost host() {
        Outlet outlet = new Outlet(world, RunInfo.SERVER, Direction.TO_CLIENT, segment -> {
            lastIss = segment.iss();
            world.segments().release(segment);
        });
        return new ServerHost(world, List.of(outlet), child::of, CounterSet.NONE, 0);
    }

    private Listener listener() {
        ListenerPolicy.Provider provider = ListenerPolicies.find(policy).orElseThrow();
        ListenerPolicy made = provider.create(Settings.defaults(provider.settings()));
        return host.listen(new ListenerPlan(0, PORT, made, 128, SocketOptions.NONE));
    }

    /** Makes the socket of the parameter. */
    @Setup
    public void listen() {
        host = host();
        listener = listener();
    }

    /** One after the other. */
    @Benchmark
    public int handshake() {
        int n = world.connections().opened();
        Connection connection = world.connections().open(origin.of(n, 0, n, 1).from(n, 32768, PORT), clockwork.now());
        arrive(connection, Flags.SYN, 0, 0, 0);
        arrive(connection, Flags.ACK, 1, 1, lastIss);
        listener.accept(0);
        world.connections().release(connection);
        world.connections().release(connection);
        return world.connections().live();
    }

    private void arrive(Connection connection, int flags, int seq, int ack, int peerIss) {
        Segment segment = world.segments().take().start(connection, Direction.TO_SERVER, flags);
        segment.seq(seq, 7).ack(ack, peerIss);
        segment.sent(connection.countSent(Direction.TO_SERVER), clockwork.now());
        host.receive(segment);
        world.segments().release(segment);
    }

    /** A completed connection that does nothing. */
    private static final class Idle implements CompletedConnection {

        private Connection connection = Connection.NONE;

        CompletedConnection of(Listener listener, Segment completing, @Nullable HalfOpen entry, long now) {
            connection = completing.connection();
            return this;
        }

        @Override
        public Connection connection() {
            return connection;
        }

        @Override
        public void receive(Segment segment) {}

        @Override
        public void abort() {}

        @Override
        public int unread() {
            return 0;
        }

        @Override
        public boolean ended() {
            return false;
        }

        @Override
        public TcpState state() {
            return TcpState.ESTABLISHED;
        }
    }
}
