package org.listenq.runner.command;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.function.Function;
import org.listenq.core.client.ClientStack;
import org.listenq.core.client.stack.ClientStacks;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.policy.ListenerPolicies;
import org.listenq.scenarios.NearestName;

/** Systems that a user names. */
final class Names {

    private static final Splitter COMMAS = Splitter.on(',').trimResults();

    private Names() {}

    /** Returns the policy called {@code name}. */
    static ListenerPolicy.Provider policy(String name) {
        return named("policy", name, ListenerPolicies.all(), ListenerPolicy.Provider::name);
    }

    /** Returns the policies of a list with commas. */
    static ImmutableList<ListenerPolicy.Provider> policies(String list) {
        return COMMAS.splitToStream(list).map(Names::policy).collect(toImmutableList());
    }

    /** Returns the client stacks of a list with commas. */
    static ImmutableList<ClientStack.Provider> stacks(String list) {
        return COMMAS.splitToStream(list)
                .map(name -> named("client stack", name, ClientStacks.all(), ClientStack.Provider::name))
                .collect(toImmutableList());
    }

    private static <T> T named(String kind, String name, List<T> all, Function<T, String> nameOf) {
        return all.stream()
                .filter(each -> nameOf.apply(each).equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(kind, name, all.stream().map(nameOf).toList()));
    }

    private static BadInput unknown(String kind, String name, List<String> known) {
        String nearest = NearestName.suggestion(name, known);
        return new BadInput("no " + kind + " '" + name + "'" + nearest + " (known: " + String.join(", ", known) + ")");
    }
}
