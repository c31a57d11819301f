package org.listenq.scenarios.recorded;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

/**
 * What happened in one run, as far as a recording and the model can both tell it.
 *
 * @param connections what became of each connection, by name
 * @param counters how far each host's counters moved, by host
 * @param acceptOrder whom accept() returned, in order
 * @param queues lengths of the queues whenever they had changed
 * @param orphans how many connect() calls succeeded for which the server never had anything
 */
public record Story(
        ImmutableMap<String, ConnectionStory> connections,
        ImmutableMap<String, ImmutableMap<String, Long>> counters,
        ImmutableList<String> acceptOrder,
        ImmutableList<QueueLengths> queues,
        int orphans) {

    /** How many clients were connected while the server's entry for them was still half open. */
    public long ghosts() {
        return connections.values().stream().filter(ConnectionStory::ghost).count();
    }
}
