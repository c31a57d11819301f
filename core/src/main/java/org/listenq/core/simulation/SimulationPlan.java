package org.listenq.core.simulation;

import com.google.common.collect.ImmutableList;
import org.listenq.core.engine.TimerModel;
import org.listenq.core.established.EstablishedRules;
import org.listenq.core.server.Costs;
import org.listenq.core.trace.CounterSet;
import org.listenq.core.trace.RunInfo;

/**
 * Everything that one replication needs to know.
 *
 * @param name name of the run
 * @param policy name of the policy, for traces
 * @param seed root seed
 * @param replication number of the replication, from 0
 * @param endNanos end of the run; {@link org.listenq.core.engine.Executive#NEVER} runs until nothing is left
 * @param timers when protocol timers really fire
 * @param clients the groups of clients
 * @param sockets the listening sockets, open from the start
 * @param serverRules what the server's stack does with established connections
 * @param resetCounters what a reset for a closed port moves on the server
 * @param costs what work costs on the server's processor
 * @param cookiePhaseNanos how far past a whole minute the server's cookie clock starts
 */
public record SimulationPlan(
        String name,
        String policy,
        long seed,
        long replication,
        long endNanos,
        TimerModel timers,
        ImmutableList<ClientPlan> clients,
        ImmutableList<SocketPlan> sockets,
        EstablishedRules serverRules,
        CounterSet resetCounters,
        Costs costs,
        long cookiePhaseNanos) {

    /** What is constant in its trace. */
    public RunInfo info() {
        ImmutableList.Builder<String> hosts = ImmutableList.<String>builder().add("server");
        clients.forEach(client -> hosts.add(client.group().name()));
        ImmutableList.Builder<String> listeners = ImmutableList.builder();
        sockets.forEach(socket -> listeners.add(socket.name()));
        for (SocketPlan socket : sockets) {
            long reopened = socket.actions().stream()
                    .filter(SocketAction.Reopen.class::isInstance)
                    .count();
            for (int i = 2; i <= reopened + 1; i++) {
                listeners.add(socket.name() + "#" + i);
            }
        }
        return new RunInfo(name, seed, policy, hosts.build(), listeners.build());
    }
}
