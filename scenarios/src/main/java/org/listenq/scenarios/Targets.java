package org.listenq.scenarios;

import com.google.common.collect.ImmutableList;
import org.listenq.scenarios.value.ClientGroup;
import org.listenq.scenarios.value.Server;
import org.listenq.scenarios.value.Target;

/** What groups connect to that do not say so. */
final class Targets {

    private Targets() {}

    /**
     * Returns {@code clients}, each with a target: the only listener, or the usual port of a server without
     * listeners.
     */
    static ImmutableList<ClientGroup> fillIn(ImmutableList<ClientGroup> clients, Server server) {
        return clients.stream()
                .map(group -> isOpen(group.target()) ? with(group, usual(server)) : group)
                .collect(ImmutableList.toImmutableList());
    }

    /** Whether {@code target} names nothing yet. */
    static boolean isOpen(Target target) {
        return target.listener().isEmpty() && target.port().isEmpty();
    }

    private static Target usual(Server server) {
        if (server.listeners().isEmpty()) {
            Item port = new Item(Reference.fallback("listener", "port"), "port");
            return Target.port(Scalars.port(port));
        }
        return server.listeners().size() == 1
                ? Target.listener(server.listeners().get(0).name())
                : new Target(java.util.Optional.empty(), java.util.OptionalInt.empty());
    }

    private static ClientGroup with(ClientGroup group, Target target) {
        return new ClientGroup(
                group.name(),
                group.count(),
                group.arrivals(),
                group.kind(),
                group.stack(),
                group.settings(),
                group.synCount(),
                target,
                group.sourcePort(),
                group.conversation(),
                group.session(),
                group.network());
    }
}
