package org.listenq.core.client;

import org.jspecify.annotations.Nullable;
import org.listenq.core.engine.Event;
import org.listenq.core.engine.TimerModel;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Connections;
import org.listenq.core.segment.Segment;
import org.listenq.core.segment.SegmentReceiver;
import org.listenq.core.trace.Cause;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.TcpState;
import org.listenq.core.trace.World;

/**
 * The clients of one group: starts them, takes the segments that come to them, and knows the state of each
 * connection.
 */
public final class ClientPopulation implements SegmentReceiver {

    private final World world;
    private final GroupPlan plan;
    private final ClientHost host;
    private final ProgramPool programs = new ProgramPool();
    private final Addresses addresses;
    private final Flood flood;
    private final ArrivalOrder order;
    private final long thinkStream;
    private final boolean listens;
    private final boolean connectsOnce;
    private final Connections connections;

    /** Makes the clients of {@code plan}, whose segments leave into {@code network}. */
    public ClientPopulation(World world, GroupPlan plan, SegmentReceiver network) {
        this.world = world;
        this.plan = plan;
        this.host = new ClientHost(world, plan, network, programs);
        this.addresses = new Addresses(plan, world.streams());
        this.flood = new Flood(host, addresses);
        this.order = new ArrivalOrder(plan.group());
        this.listens = plan.kind() == GroupPlan.Kind.NORMAL;
        this.connectsOnce =
                plan.kind() != GroupPlan.Kind.SYN_FLOOD && plan.session().isSingle();
        this.connections = world.connections();
        this.thinkStream = world.streams().stream("think/" + plan.name());
    }

    /** Begins; to be called at time 0. */
    public void start() {
        new NextArrival(this, plan.arrivals().begin(world.streams(), plan.name())).armNext();
    }

    /** Takes a segment that comes to a client of this group. */
    @Override
    public void receive(Segment segment) {
        if (listens) {
            deliver(segment);
        } else {
            ignore(segment);
        }
    }

    private void ignore(Segment segment) {
        if (plan.kind() == GroupPlan.Kind.SYN_FLOOD) {
            host.tell(EventKind.SEGMENT_DROP, segment, TcpState.NONE, ClientCauses.NO_HOST);
        } else {
            host.tell(EventKind.SEGMENT_DROP, segment, stateOf(segment.connection()), ClientCauses.DEAF);
        }
    }

    private void deliver(Segment segment) {
        Program program = programs.of(segment.connection());
        host.tell(EventKind.SEGMENT_RECV, segment, program.state(), Cause.NONE);
        program.receive(segment);
    }

    /** Clears what it keeps of a connection of this group; to be called when the connection retires. */
    public void retired(Connection connection) {
        programs.retired(connection);
    }

    /** Returns the state of the client's side, as netstat on the client prints it. */
    public TcpState stateOf(Connection connection) {
        Program program = programs.find(connection);
        return program == null ? TcpState.NONE : program.state();
    }

    /** Returns what the group is. */
    public GroupPlan plan() {
        return plan;
    }

    /** Starts the client with this number. */
    void arrive(int client) {
        if (connectsOnce) {
            connect(client, 1, null);
        } else if (plan.kind() == GroupPlan.Kind.SYN_FLOOD) {
            flood.send(client);
        } else {
            new Session(this, plan.session(), client).fire();
        }
    }

    /** Calls connect() for the {@code attempt}th time at a client. */
    void connect(int client, int attempt, @Nullable Session session) {
        Connection connection = connections.open(addresses.of(client, attempt), host.now());
        programs.open(connection, host).connect(connection, session);
        connections.release(connection);
    }

    /** Lets a session go on after a wait. */
    void wait(Session session, long nanos) {
        world.scheduler().arm(session, nanos);
    }

    long thinkStream() {
        return thinkStream;
    }

    /**
     * Where arrivals stand among events of equal time: before all others, in order of their groups, as if every
     * connect() had been scheduled at the start of the run.
     */
    private record ArrivalOrder(int group) implements TimerModel {

        private static final int LAST_CLASS = 31;

        @Override
        public long fireAt(long now, long delayNanos) {
            return Math.addExact(now, delayNanos);
        }

        @Override
        public long place(long now, long delayNanos, long sequence) {
            return ((long) Math.min(group, LAST_CLASS) << SEQUENCE_BITS) | sequence;
        }

        @Override
        public boolean repeats() {
            return false;
        }
    }

    /** The next client's start. */
    private static final class NextArrival extends Event {

        private final ClientPopulation population;
        private final ArrivalProcess.Arrivals arrivals;
        private int client;

        NextArrival(ClientPopulation population, ArrivalProcess.Arrivals arrivals) {
            this.population = population;
            this.arrivals = arrivals;
        }

        void armNext() {
            long next = arrivals.next();
            if (next != ArrivalProcess.Arrivals.NONE) {
                long delay = next - population.host.now();
                population.world.scheduler().armTimer(this, delay, population.order);
            }
        }

        @Override
        protected void fire() {
            population.arrive(client++);
            armNext();
        }
    }
}
