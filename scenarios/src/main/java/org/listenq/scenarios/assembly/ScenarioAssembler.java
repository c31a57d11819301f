package org.listenq.scenarios.assembly;

import com.google.common.collect.ImmutableList;
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

/** Makes core's plan of one replication of a scenario. */
public final class ScenarioAssembler {

    private ScenarioAssembler() {}

    /** Returns the plan of replication {@code replication}, counted from 0, of {@code scenario}. */
    public static SimulationPlan plan(Scenario scenario, long replication) {
        ListenerPolicy.Provider system = CoreSystems.policy(scenario.server().policy());
        ListenerPolicy policy =
                system.create(Settings.of(system.settings(), scenario.server().settings()));
        ClientStack stack = serverStack(system);
        return new SimulationPlan(
                scenario.name(),
                system.name(),
                scenario.run().seed(),
                replication,
                end(scenario.run()),
                timers(scenario.timers()),
                clients(scenario),
                SocketAssembler.sockets(scenario.server(), policy),
                stack.established(),
                stack.counters().resetSent(),
                stack.synOptions(),
                SocketAssembler.costs(scenario.server()),
                scenario.cookiePhase().toNanos());
    }

    private static ClientStack serverStack(ListenerPolicy.Provider system) {
        ClientStack.Provider provider = CoreSystems.stack(system.stack());
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

    private static ImmutableList<ClientPlan> clients(Scenario scenario) {
        GroupAssembler groups = new GroupAssembler(scenario);
        ImmutableList.Builder<ClientPlan> plans = ImmutableList.builder();
        for (int i = 0; i < scenario.clients().size(); i++) {
            ClientGroup group = scenario.clients().get(i);
            Network network = scenario.networkOf(group);
            plans.add(new ClientPlan(
                    groups.plan(group, i),
                    LinkAssembler.plan(network.toServer(), scenario.network().drops(), group, Direction.TO_SERVER),
                    LinkAssembler.plan(network.toClient(), scenario.network().drops(), group, Direction.TO_CLIENT)));
        }
        return plans.build();
    }
}
