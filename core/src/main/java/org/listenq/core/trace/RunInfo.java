package org.listenq.core.trace;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import java.util.Collections;
import org.listenq.core.segment.SynOptions;

/**
 * What is constant in a run and stands in each of its rows.
 *
 * @param run name of the run, the scenario's name by default
 * @param seed root seed
 * @param policy name of the listener policy
 * @param system the server's operating system, such as {@code Linux}: it says which commands the server has
 * @param hosts names of the hosts; index 0 is the server host, 1 + g the hosts of client group g
 * @param listeners names of the listening sockets
 * @param synOptions the options of the SYNs and SYN-ACKs of each host
 */
public record RunInfo(
        String run,
        long seed,
        String policy,
        String system,
        ImmutableList<String> hosts,
        ImmutableList<String> listeners,
        ImmutableList<SynOptions> synOptions) {

    public RunInfo {
        Preconditions.checkArgument(
                hosts.size() == synOptions.size(), "%s hosts with options of %s", hosts, synOptions.size());
    }

    /** Names a run of no known system whose hosts all send {@link SynOptions#PLAIN}. */
    public RunInfo(String run, long seed, String policy, ImmutableList<String> hosts, ImmutableList<String> listeners) {
        this(run, seed, policy, "none", hosts, listeners, plain(hosts.size()));
    }

    /** Index of the server host. */
    public static final int SERVER = 0;

    private static ImmutableList<SynOptions> plain(int hosts) {
        return ImmutableList.copyOf(Collections.nCopies(hosts, SynOptions.PLAIN));
    }

    /** Returns the host index of client group {@code group}. */
    public static int host(int group) {
        return group + 1;
    }
}
