package org.listenq.core.trace;

import com.google.common.collect.ImmutableList;

/**
 * What is constant in a run and stands in each of its rows.
 *
 * @param run name of the run, the scenario's name by default
 * @param seed root seed
 * @param policy name of the listener policy
 * @param hosts names of the hosts; index 0 is the server host, 1 + g the hosts of client group g
 * @param listeners names of the listening sockets
 */
public record RunInfo(
        String run, long seed, String policy, ImmutableList<String> hosts, ImmutableList<String> listeners) {

    /** Index of the server host. */
    public static final int SERVER = 0;

    /** Returns the host index of client group {@code group}. */
    public static int host(int group) {
        return group + 1;
    }
}
