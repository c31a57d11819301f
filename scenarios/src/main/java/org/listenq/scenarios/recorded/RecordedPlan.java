package org.listenq.scenarios.recorded;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Map;
import org.listenq.core.client.ClientStack;
import org.listenq.core.client.stack.ClientStacks;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.policy.ListenerPolicies;
import org.listenq.core.server.Costs;
import org.listenq.core.settings.Setting;
import org.listenq.core.settings.Settings;
import org.listenq.core.simulation.SimulationPlan;

/**
 * A recorded experiment as a plan of the model.
 *
 * @param simulation the plan
 * @param ids what the recording calls each client, by group and number in the group
 */
public record RecordedPlan(SimulationPlan simulation, ImmutableList<ImmutableList<String>> ids) {

    private static final String SYSTEM = "linux-6.18";
    private static final String SYN_COUNT = "TCP_SYNCNT";

    /**
     * Makes the plan of {@code recorded} under {@code conditions}.
     *
     * @throws BadRecording if the model cannot do what was done, such as listen on port 70000
     */
    public static RecordedPlan of(RecordedCase recorded, Conditions conditions) {
        try {
            return planned(recorded, conditions);
        } catch (IllegalArgumentException e) {
            throw new BadRecording(recorded.name() + " cannot be run again: " + e.getMessage(), e);
        }
    }

    private static RecordedPlan planned(RecordedCase recorded, Conditions conditions) {
        RecordedClients clients = new RecordedClients(recorded, conditions);
        ListenerPolicy.Provider system = ListenerPolicies.find(SYSTEM).orElseThrow();
        ImmutableMap<String, Long> settings = recorded.run().serverSettings();
        ListenerPolicy policy = system.create(Settings.of(system.settings(), known(system.settings(), settings)));
        ClientStack stack = stack(settings, 0);
        RecordedSockets sockets = new RecordedSockets(policy, conditions);
        SimulationPlan plan = new SimulationPlan(
                recorded.name(),
                SYSTEM,
                system.provenance().system(),
                conditions.seed(),
                0,
                recorded.input().duration(),
                conditions.timers(),
                clients.plans(),
                recorded.input().listeners().stream().map(sockets::plan).collect(toImmutableList()),
                stack.established(),
                stack.counters().resetSent(),
                stack.synOptions(),
                Costs.NONE,
                conditions.cookiePhase());
        return new RecordedPlan(plan, clients.ids());
    }

    /** Returns the active side of the recorded system; {@code synCount} is TCP_SYNCNT, 0 when it is not set. */
    static ClientStack stack(Map<String, Long> settings, int synCount) {
        ClientStack.Provider provider = ClientStacks.find(SYSTEM).orElseThrow();
        ImmutableMap.Builder<String, Long> values = ImmutableMap.builder();
        values.putAll(known(provider.settings(), settings)).put(SYN_COUNT, (long) synCount);
        return provider.create(Settings.of(provider.settings(), values.buildKeepingLast()));
    }

    private static ImmutableMap<String, Long> known(ImmutableList<Setting> declared, Map<String, Long> settings) {
        ImmutableMap.Builder<String, Long> known = ImmutableMap.builder();
        for (Setting setting : declared) {
            Long value = settings.get(setting.name());
            if (value != null) {
                known.put(setting.name(), value);
            }
        }
        return known.buildOrThrow();
    }
}
