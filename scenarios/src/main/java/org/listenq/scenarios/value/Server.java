package org.listenq.scenarios.value;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.time.Duration;

/**
 * The passive host.
 *
 * @param policy the system whose rules it follows
 * @param settings tunables of that system that differ from its defaults
 * @param listeners its listening sockets; empty for a host on which every port is closed
 */
public record Server(
        String policy, ImmutableSortedMap<String, Long> settings, ImmutableList<Listener> listeners, Costs costs) {

    /** Time on the processor of the server: for each SYN that arrives, each accept() and each request. */
    public record Costs(Duration syn, Duration accept, Duration request) {}
}
