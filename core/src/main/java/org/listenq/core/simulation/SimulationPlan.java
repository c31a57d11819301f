package org.listenq.core.simulation;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import org.listenq.core.engine.TimerModel;
import org.listenq.core.established.EstablishedRules;
import org.listenq.core.listener.Limits;
import org.listenq.core.segment.SynOptions;
import org.listenq.core.server.Costs;
import org.listenq.core.trace.CounterSet;
import org.listenq.core.trace.RunInfo;

/**
 * Everything that one replication needs to know.
 *
 * @param name name of the run
 * @param policy name of the policy, for traces
 * @param system the policy's operating system, as its provenance says
 * @param seed root seed
 * @param replication number of the replication, from 0
 * @param endNanos end of the run; {@link org.listenq.core.engine.Executive#NEVER} runs until nothing is left
 * @param timers when protocol timers really fire
 * @param clients the groups of clients
 * @param sockets the listening sockets, open from the start
 * @param serverRules what the server's stack does with established connections
 * @param resetCounters what a reset for a closed port moves on the server
 * @param serverOptions the options of the server's SYN-ACKs, for captures
 * @param costs what work costs on the server's processor
 * @param cookiePhaseNanos how far past a whole minute the server's cookie clock starts
 */
public record SimulationPlan(
        String name,
        String policy,
        String system,
        long seed,
        long replication,
        long endNanos,
        TimerModel timers,
        ImmutableList<ClientPlan> clients,
        ImmutableList<SocketPlan> sockets,
        EstablishedRules serverRules,
        CounterSet resetCounters,
        SynOptions serverOptions,
        Costs costs,
        long cookiePhaseNanos) {

    /**
     * One call of listen() on a new socket.
     *
     * @param name of the socket in traces
     * @param socket what it belongs to
     * @param backlog the number given
     */
    public record Opening(String name, SocketPlan socket, int backlog) {

        /** What the backlog means. */
        public Limits limits() {
            return socket.policy().limits(backlog, socket.options());
        }
    }

    /**
     * All sockets that will ever listen: first those that are open from the start, then those that are opened again.
     */
    public ImmutableList<Opening> openings() {
        ImmutableList.Builder<Opening> openings = ImmutableList.builder();
        sockets.forEach(socket -> openings.add(new Opening(socket.name(), socket, socket.backlog())));
        for (SocketPlan socket : sockets) {
            int number = 1;
            for (SocketAction action : socket.actions()) {
                if (action instanceof SocketAction.Reopen reopen) {
                    number++;
                    openings.add(new Opening(socket.name() + "#" + number, socket, reopen.backlog()));
                }
            }
        }
        return openings.build();
    }

    /** What is constant in its trace. */
    public RunInfo info() {
        ImmutableList.Builder<String> hosts = ImmutableList.<String>builder().add("server");
        ImmutableList.Builder<SynOptions> options =
                ImmutableList.<SynOptions>builder().add(serverOptions);
        for (ClientPlan client : clients) {
            hosts.add(client.group().name());
            options.add(client.group().stack().synOptions());
        }
        ImmutableList<String> listeners = openings().stream().map(Opening::name).collect(toImmutableList());
        return new RunInfo(name, seed, policy, system, hosts.build(), listeners, options.build());
    }
}
