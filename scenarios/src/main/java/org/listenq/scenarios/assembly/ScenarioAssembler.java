package org.listenq.scenarios.assembly;

import com.google.common.collect.ImmutableList;
import java.util.Objects;
import java.util.function.Supplier;
import org.listenq.core.client.ClientStack;
import org.listenq.core.engine.LinuxWheel;
import org.listenq.core.engine.TimerModel;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.segment.Direction;
import org.listenq.core.settings.Settings;
import org.listenq.core.simulation.ClientPlan;
import org.listenq.core.simulation.SimulationPlan;
import org.listenq.scenarios.value.ClientGroup;
import org.listenq.scenarios.value.Network;
import org.listenq.scenarios.value.Run;
import org.listenq.scenarios.value.Scenario;
import org.listenq.scenarios.value.Timers;
import org.listenq.scenarios.yaml.BadScenario;
import org.listenq.scenarios.yaml.Place;

/** Makes core's plan of one replication of a scenario. */
public final class ScenarioAssembler {

    private ScenarioAssembler() {}

    /**
     * Returns the plan of replication {@code replication}, counted from 0, of {@code scenario}, which names only what
     * comes with ListenQ.
     *
     * @throws BadScenario if a system refuses its settings
     */
    public static SimulationPlan plan(Scenario scenario, long replication) {
        return plan(scenario, replication, new CoreSystems());
    }

    /**
     * Returns the plan of replication {@code replication}, counted from 0, of {@code scenario}, which names only {@code
     * systems}.
     *
     * @throws BadScenario if a system refuses its settings
     */
    public static SimulationPlan plan(Scenario scenario, long replication, CoreSystems systems) {
        ListenerPolicy.Provider system = systems.policy(scenario.server().policy());
        ListenerPolicy policy = made(
                system.name(),
                () -> system.create(
                        Settings.of(system.settings(), scenario.server().settings())));
        ClientStack stack = serverStack(systems, system);
        return new SimulationPlan(
                scenario.name(),
                system.name(),
                system.provenance().system(),
                scenario.run().seed(),
                replication,
                end(scenario.run()),
                timers(scenario.timers()),
                clients(scenario, systems),
                SocketAssembler.sockets(scenario.server(), policy),
                stack.established(),
                stack.counters().resetSent(),
                stack.synOptions(),
                SocketAssembler.costs(scenario.server()),
                scenario.cookiePhase().toNanos());
    }

    /** Returns what {@code maker} makes; {@code name} is whose settings it refuses, if it does. */
    static <T> T made(String name, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            String why = Objects.requireNonNullElse(e.getMessage(), "no reason given");
            throw BadScenario.of(Place.whole("settings of " + name), why, "expected settings that it can work with");
        }
    }

    private static ClientStack serverStack(CoreSystems systems, ListenerPolicy.Provider system) {
        ClientStack.Provider provider = systems.stack(system.stack());
        return provider.create(Settings.defaults(provider.settings()));
    }

    private static long end(Run run) {
        return run.duration().toNanos();
    }

    private static TimerModel timers(Timers timers) {
        return timers instanceof Timers.LinuxWheel wheel
                ? new LinuxWheel(wheel.hz(), wheel.phase().toNanos())
                : TimerModel.EXACT;
    }

    private static ImmutableList<ClientPlan> clients(Scenario scenario, CoreSystems systems) {
        GroupAssembler groups = new GroupAssembler(scenario, systems);
        LinkAssembler links = new LinkAssembler(systems);
        ImmutableList.Builder<ClientPlan> plans = ImmutableList.builder();
        for (int i = 0; i < scenario.clients().size(); i++) {
            ClientGroup group = scenario.clients().get(i);
            Network network = scenario.networkOf(group);
            plans.add(new ClientPlan(
                    groups.plan(group, i),
                    links.plan(network.toServer(), scenario.network().drops(), group, Direction.TO_SERVER),
                    links.plan(network.toClient(), scenario.network().drops(), group, Direction.TO_CLIENT)));
        }
        return plans.build();
    }
}
