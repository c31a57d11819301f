package org.listenq.runner.command;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.function.Function;
import org.listenq.core.client.ClientStack;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.scenarios.NearestName;
import org.listenq.scenarios.assembly.CoreSystems;
import org.listenq.scenarios.survey.Subject;

/**
 * Systems that a user names.
 *
 * @param systems what there is
 */
record Names(CoreSystems systems) {

    private static final Splitter COMMAS = Splitter.on(',').trimResults();

    /** Returns all policies. */
    ImmutableList<Subject> policies() {
        return systems.policyProviders().stream().map(this::subject).collect(toImmutableList());
    }

    /** Returns the policy called {@code name}. */
    Subject policy(String name) {
        return subject(named("policy", name, systems.policyProviders(), ListenerPolicy.Provider::name));
    }

    /** Returns the policies of a list with commas. */
    ImmutableList<Subject> policies(String list) {
        return COMMAS.splitToStream(list).map(this::policy).collect(toImmutableList());
    }

    /** Returns the client stacks of a list with commas. */
    ImmutableList<ClientStack.Provider> stacks(String list) {
        return COMMAS.splitToStream(list)
                .map(name -> named("client stack", name, systems.stackProviders(), ClientStack.Provider::name))
                .collect(toImmutableList());
    }

    private Subject subject(ListenerPolicy.Provider policy) {
        return Subject.of(policy, systems);
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
