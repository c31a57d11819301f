package org.listenq.scenarios.value;

import com.google.common.collect.ImmutableSortedMap;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Clients that behave alike.
 *
 * @param count how many; empty when all that the arrivals give
 * @param arrivals when each calls connect() for the first time
 * @param kind what they are
 * @param stack the system that they run
 * @param settings tunables of that system that differ from its defaults
 * @param synCount TCP_SYNCNT; 0 when not set
 * @param target what they connect to
 * @param sourcePort the port of the first client, one more for each further one; empty for the usual ports
 * @param conversation what each does on a connection
 * @param session how each goes on from one connection to the next
 * @param network what the way between them and the server is like, if it differs from everyone's
 */
public record ClientGroup(
        String name,
        OptionalInt count,
        Arrivals arrivals,
        ClientKind kind,
        String stack,
        ImmutableSortedMap<String, Long> settings,
        int synCount,
        Target target,
        OptionalInt sourcePort,
        Conversation conversation,
        Session session,
        Optional<Network> network) {}
