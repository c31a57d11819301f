package org.listenq.core.server;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.listenq.core.established.Endpoint;
import org.listenq.core.established.EndpointUser;
import org.listenq.core.established.EstablishedRules;
import org.listenq.core.listener.Listener;
import org.listenq.core.listener.ListenerPlan;
import org.listenq.core.listener.ServerHost;
import org.listenq.core.segment.Connection;
import org.listenq.core.trace.CounterSet;
import org.listenq.core.trace.Outlet;
import org.listenq.core.trace.Trace;
import org.listenq.core.trace.World;

/** The server: its host, its listening sockets and the programs behind them. */
public final class Server {

    private final World world;
    private final ImmutableList<Outlet> outlets;
    private final EstablishedRules rules;
    private final ServerHost host;
    private final Processor processor;
    private final List<@Nullable ServerPlan> programs = new ArrayList<>();
    private final ChildPool children;

    /**
     * Makes a server that does not listen yet.
     *
     * @param outlets where its segments leave it, one for each client group
     * @param rules what its stack does with established connections
     * @param resetCounters what a reset for a closed port moves
     * @param costs what work costs on its processor
     * @param cookiePhase nanoseconds past a whole minute at which its cookie clock starts
     */
    public Server(
            World world,
            List<Outlet> outlets,
            EstablishedRules rules,
            CounterSet resetCounters,
            Costs costs,
            long cookiePhase) {
        this.world = world;
        this.outlets = ImmutableList.copyOf(outlets);
        this.rules = rules;
        this.processor = new Processor(world.scheduler());
        this.children = new ChildPool(this, outlets.size());
        this.host = new ServerHost(world, outlets, children::open, resetCounters, cookiePhase);
        if (costs.syn() > 0) {
            host.whenSyn(() -> processor.work(costs.syn()));
        }
    }

    /** Opens a listening socket and starts the program that accepts from it. */
    public Listener open(ListenerPlan socket, ServerPlan program) {
        AcceptLoop loop = new AcceptLoop(world, program, processor, Integer.toString(socket.index()));
        while (programs.size() <= socket.index()) {
            programs.add(null);
        }
        programs.set(socket.index(), program);
        Listener listener = host.listen(socket);
        loop.serve(listener);
        loop.start();
        return listener;
    }

    /** Returns the program behind {@code listener}. */
    ServerPlan plan(Listener listener) {
        return Objects.requireNonNull(programs.get(listener.plan().index()));
    }

    Endpoint endpoint(Connection connection, EndpointUser user) {
        return new Endpoint(world, outlets.get(connection.group()), rules, user);
    }

    /** Clears what it keeps of a connection; to be called when the connection retires. */
    public void retired(Connection connection) {
        children.retired(connection);
    }

    long now() {
        return world.scheduler().now();
    }

    Trace trace() {
        return world.trace();
    }

    public ServerHost host() {
        return host;
    }
}
