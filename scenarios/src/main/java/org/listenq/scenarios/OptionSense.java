package org.listenq.scenarios;

import com.google.common.collect.ImmutableMap;
import java.util.function.Predicate;
import org.listenq.core.listener.SocketOption;
import org.listenq.core.listener.SocketOptions;
import org.listenq.scenarios.value.App;
import org.listenq.scenarios.value.ClientGroup;
import org.listenq.scenarios.value.Listener;
import org.listenq.scenarios.value.Scenario;

/** Whether the systems of a scenario have the socket options that it sets; none is ignored in silence. */
record OptionSense(Sense sense, Scenario scenario, Systems systems) {

    /** The keys of a listener's options. */
    static final ImmutableMap<String, SocketOption> LISTENER_KEYS = ImmutableMap.of(
            "defer-accept", SocketOption.DEFER_ACCEPT,
            "syncnt", SocketOption.SYN_COUNT,
            "accept-filter", SocketOption.ACCEPT_FILTER);

    private static final String HTTP_READY = "httpready";

    /** Complains about what does not. */
    void check() {
        for (int i = 0; i < scenario.server().listeners().size(); i++) {
            check(scenario.server().listeners().get(i), sense.listenerPath(i) + ".options");
        }
        scenario.clients().forEach(this::check);
    }

    private void check(Listener listener, String path) {
        String policy = scenario.server().policy();
        LISTENER_KEYS.forEach((key, option) -> {
            if (isSet(listener.options(), option)
                    && !sense.isDoubtful("server.policy")
                    && !systems.policyOptions(policy).contains(option)) {
                sense.complain(
                        path + "." + key,
                        "the rules of " + policy + " know no " + option.symbol(),
                        known(systems.policies(), each -> systems.policyOptions(each)
                                .contains(option)));
            }
        });
        boolean http = listener.options().acceptFilter().name().equals(HTTP_READY);
        if (http && !(listener.app() instanceof App.Reply)) {
            sense.complain(
                    path + ".accept-filter",
                    "'" + HTTP_READY + "' waits for a request, and the program expects none",
                    "expected 'app: {request: 300B, reply: 1kB}' as well");
        }
    }

    /** Whether {@code option} is among {@code options}. */
    private static boolean isSet(SocketOptions options, SocketOption option) {
        return switch (option) {
            case DEFER_ACCEPT -> options.deferAcceptSeconds() > 0;
            case SYN_COUNT -> options.synCount() > 0;
            case ACCEPT_FILTER -> options.acceptFilter().isSet();
        };
    }

    private void check(ClientGroup group) {
        String path = "clients." + group.name() + ".options.syncnt";
        if (group.synCount() == 0 || sense.isDoubtful("clients." + group.name() + ".stack")) {
            return;
        }
        if (!systems.hasSynCount(group.stack())) {
            String found = "the stack " + group.stack() + " knows no " + Systems.SYN_COUNT;
            sense.complain(path, found, known(systems.stacks(), systems::hasSynCount));
        } else if (group.settings().containsKey(Systems.SYN_COUNT)) {
            sense.complain(path, Systems.SYN_COUNT + " stands in 'settings' as well", "expected one of them");
        }
    }

    private static String known(Iterable<String> names, Predicate<String> has) {
        StringBuilder list = new StringBuilder();
        for (String name : names) {
            if (has.test(name)) {
                list.append(list.isEmpty() ? "known to: " : ", ").append(name);
            }
        }
        return list.isEmpty() ? "no system knows it" : list.toString();
    }
}
