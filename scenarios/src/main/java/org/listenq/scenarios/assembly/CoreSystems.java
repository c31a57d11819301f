package org.listenq.scenarios.assembly;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import org.listenq.core.client.ClientStack;
import org.listenq.core.client.stack.ClientStacks;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.policy.ListenerPolicies;
import org.listenq.core.settings.Setting;
import org.listenq.scenarios.Systems;

/** The systems that core knows. */
public final class CoreSystems implements Systems {

    @Override
    public ImmutableSet<String> policies() {
        return ListenerPolicies.all().stream()
                .map(ListenerPolicy.Provider::name)
                .collect(toImmutableSet());
    }

    @Override
    public ImmutableSet<String> stacks() {
        return ClientStacks.all().stream().map(ClientStack.Provider::name).collect(toImmutableSet());
    }

    @Override
    public ImmutableList<Setting> policySettings(String policy) {
        return policy(policy).settings();
    }

    @Override
    public ImmutableList<Setting> stackSettings(String stack) {
        return stack(stack).settings();
    }

    static ListenerPolicy.Provider policy(String name) {
        return ListenerPolicies.find(name).orElseThrow(() -> new IllegalArgumentException("no policy " + name));
    }

    static ClientStack.Provider stack(String name) {
        return ClientStacks.find(name).orElseThrow(() -> new IllegalArgumentException("no stack " + name));
    }
}
