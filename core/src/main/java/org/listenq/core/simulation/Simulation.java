package org.listenq.core.simulation;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.listenq.core.client.ClientPopulation;
import org.listenq.core.engine.Completion;
import org.listenq.core.engine.Executive;
import org.listenq.core.engine.RandomStreams;
import org.listenq.core.engine.SimulationFailure;
import org.listenq.core.link.Link;
import org.listenq.core.listener.Listener;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Connections;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Segment;
import org.listenq.core.segment.SegmentPool;
import org.listenq.core.segment.SegmentReceiver;
import org.listenq.core.server.Server;
import org.listenq.core.trace.Outlet;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.Trace;
import org.listenq.core.trace.TraceSink;
import org.listenq.core.trace.World;

/** One replication: it wires the parts of the model together, runs them to the end and recounts. */
public final class Simulation {

    private final SimulationPlan plan;
    private final World world;
    private final ClientPopulation[] populations;
    private final Destination[] destinations;
    private final List<Link> links = new ArrayList<>();
    private final Server server;
    private long retired;

    private Simulation(
            SimulationPlan plan, Executive executive, List<? extends TraceSink> sinks, IntUnaryOperator labels) {
        this.plan = plan;
        this.populations = new ClientPopulation[plan.clients().size()];
        this.destinations =
                Stream.generate(Destination::new).limit(populations.length).toArray(Destination[]::new);
        Trace trace = new Trace(plan.info(), executive.scheduler(), sinks);
        this.world = new World(
                executive.scheduler(),
                plan.timers(),
                new RandomStreams(plan.seed(), plan.replication()),
                new SegmentPool(),
                new Connections(this::retire, labels),
                trace);
        List<Outlet> outlets = new ArrayList<>();
        for (ClientPlan client : plan.clients()) {
            outlets.add(new Outlet(world, RunInfo.SERVER, Direction.TO_CLIENT, wayBack(client)));
        }
        this.server = new Server(
                world, outlets, plan.serverRules(), plan.resetCounters(), plan.costs(), plan.cookiePhaseNanos());
        plan.clients().forEach(this::populate);
    }

    /**
     * Runs {@code plan} on {@code executive}, telling {@code sinks} what happens.
     *
     * @throws SimulationFailure if anything fails, the recount at the end included; it names the run
     */
    public static SimulationResult run(Executive executive, SimulationPlan plan, List<? extends TraceSink> sinks) {
        return run(executive, plan, sinks, Connections.AS_OPENED);
    }

    /** As above, with other labels of connections. */
    static SimulationResult run(
            Executive executive, SimulationPlan plan, List<? extends TraceSink> sinks, IntUnaryOperator labels) {
        Simulation[] simulation = new Simulation[1];
        try {
            Completion completion = executive.run(
                    () -> {
                        simulation[0] = new Simulation(plan, executive, ImmutableList.copyOf(sinks), labels);
                        simulation[0].start();
                    },
                    plan.endNanos());
            return simulation[0].finish(completion);
        } catch (SimulationFailure failure) {
            throw failure.in(plan.name(), plan.policy(), plan.seed());
        }
    }

    private Link wayBack(ClientPlan client) {
        Link link = new Link(
                world,
                client.toClient(),
                client.group().name(),
                Direction.TO_CLIENT,
                RunInfo.SERVER,
                destinations[client.group().group()]);
        links.add(link);
        return link;
    }

    private void populate(ClientPlan client) {
        int host = RunInfo.host(client.group().group());
        Link link = new Link(world, client.toServer(), client.group().name(), Direction.TO_SERVER, host, server.host());
        links.add(link);
        ClientPopulation population = new ClientPopulation(world, client.group(), link);
        populations[client.group().group()] = population;
        destinations[client.group().group()].clients = population;
    }

    private void start() {
        SocketScript script = new SocketScript(world.scheduler(), server, plan.sockets());
        script.openAll();
        for (ClientPopulation population : populations) {
            population.start();
        }
    }

    private void retire(Connection connection) {
        retired++;
        world.trace().ended(connection);
        server.retired(connection);
        populations[connection.group()].retired(connection);
    }

    private SimulationResult finish(Completion completion) {
        Conservation recount = new Conservation();
        for (Link link : links) {
            recount.check(link);
        }
        for (Listener socket : server.host().sockets()) {
            recount.check(socket);
        }
        world.connections().retireAll();
        recount.check(world.connections(), retired);
        try {
            recount.conclude();
        } catch (IllegalStateException violation) {
            throw new SimulationFailure(completion.lastEventNanos(), violation);
        }
        return new SimulationResult(
                completion.lastEventNanos(),
                completion.eventCount(),
                world.connections().opened(),
                world.trace().rows());
    }

    /** Where the way to a group of clients leads: to the clients, who are made after it. */
    private static final class Destination implements SegmentReceiver {

        private @Nullable ClientPopulation clients;

        @Override
        public void receive(Segment segment) {
            Objects.requireNonNull(clients).receive(segment);
        }
    }
}
