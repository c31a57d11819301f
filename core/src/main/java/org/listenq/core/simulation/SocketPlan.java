package org.listenq.core.simulation;

import com.google.common.collect.ImmutableList;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.SocketOptions;
import org.listenq.core.server.ServerPlan;

/**
 * A listening socket and the program behind it.
 *
 * @param name its name in traces
 * @param port the port
 * @param policy what its system does
 * @param backlog the number given to listen()
 * @param options socket options
 * @param program the accepting program
 * @param actions what happens to it during the run, in order of time
 */
public record SocketPlan(
        String name,
        int port,
        ListenerPolicy policy,
        int backlog,
        SocketOptions options,
        ServerPlan program,
        ImmutableList<SocketAction> actions) {}
