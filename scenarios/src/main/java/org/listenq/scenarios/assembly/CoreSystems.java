package org.listenq.scenarios.assembly;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import com.google.common.collect.Maps;
import java.util.List;
import org.listenq.core.client.ArrivalProcess;
import org.listenq.core.client.ClientStack;
import org.listenq.core.client.stack.ClientStacks;
import org.listenq.core.link.LossModel;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.SocketOption;
import org.listenq.core.listener.policy.ListenerPolicies;
import org.listenq.core.settings.Setting;
import org.listenq.scenarios.Systems;

/** The systems that core knows, and those that were added to them; immutable. */
public final class CoreSystems implements Systems {

    private final ImmutableMap<String, ListenerPolicy.Provider> policies;
    private final ImmutableMap<String, ClientStack.Provider> stacks;
    private final ImmutableMap<String, ArrivalProcess.Provider> arrivals;
    private final ImmutableMap<String, LossModel.Provider> losses;

    /** Knows those that come with ListenQ. */
    public CoreSystems() {
        this(ListenerPolicies.all(), ClientStacks.all(), List.of(), List.of());
    }

    private CoreSystems(
            Iterable<ListenerPolicy.Provider> policies,
            Iterable<ClientStack.Provider> stacks,
            Iterable<ArrivalProcess.Provider> arrivals,
            Iterable<LossModel.Provider> losses) {
        this.policies = Maps.uniqueIndex(policies, ListenerPolicy.Provider::name);
        this.stacks = Maps.uniqueIndex(stacks, ClientStack.Provider::name);
        this.arrivals = Maps.uniqueIndex(arrivals, ArrivalProcess.Provider::name);
        this.losses = Maps.uniqueIndex(losses, LossModel.Provider::name);
    }

    /**
     * Returns these and then more.
     *
     * @throws IllegalArgumentException if two of a kind have the same name
     */
    public CoreSystems and(
            List<ListenerPolicy.Provider> morePolicies,
            List<ClientStack.Provider> moreStacks,
            List<ArrivalProcess.Provider> moreArrivals,
            List<LossModel.Provider> moreLosses) {
        return new CoreSystems(
                Iterables.concat(policies.values(), morePolicies),
                Iterables.concat(stacks.values(), moreStacks),
                Iterables.concat(arrivals.values(), moreArrivals),
                Iterables.concat(losses.values(), moreLosses));
    }

    /** What makes server systems, the built-in ones first. */
    public ImmutableList<ListenerPolicy.Provider> policyProviders() {
        return policies.values().asList();
    }

    /** What makes client systems, the built-in ones first. */
    public ImmutableList<ClientStack.Provider> stackProviders() {
        return stacks.values().asList();
    }

    /** What makes arrival processes that do not come with ListenQ. */
    public ImmutableList<ArrivalProcess.Provider> arrivalProviders() {
        return arrivals.values().asList();
    }

    /** What makes loss models that do not come with ListenQ. */
    public ImmutableList<LossModel.Provider> lossProviders() {
        return losses.values().asList();
    }

    @Override
    public ImmutableSet<String> policies() {
        return policies.keySet();
    }

    @Override
    public ImmutableSet<String> stacks() {
        return stacks.keySet();
    }

    @Override
    public ImmutableSet<String> arrivals() {
        return arrivals.keySet();
    }

    @Override
    public ImmutableSet<String> losses() {
        return losses.keySet();
    }

    @Override
    public ImmutableList<Setting> policySettings(String policy) {
        return policy(policy).settings();
    }

    @Override
    public ImmutableSet<SocketOption> policyOptions(String policy) {
        return policy(policy).options();
    }

    @Override
    public ImmutableList<Setting> stackSettings(String stack) {
        return stack(stack).settings();
    }

    @Override
    public ImmutableList<Setting> arrivalSettings(String name) {
        return arrival(name).settings();
    }

    @Override
    public ImmutableList<Setting> lossSettings(String name) {
        return loss(name).settings();
    }

    ListenerPolicy.Provider policy(String name) {
        return found(policies, "policy", name);
    }

    ClientStack.Provider stack(String name) {
        return found(stacks, "stack", name);
    }

    ArrivalProcess.Provider arrival(String name) {
        return found(arrivals, "arrival process", name);
    }

    LossModel.Provider loss(String name) {
        return found(losses, "loss model", name);
    }

    private static <T> T found(ImmutableMap<String, T> known, String kind, String name) {
        T provider = known.get(name);
        if (provider == null) {
            throw new IllegalArgumentException("no " + kind + " " + name);
        }
        return provider;
    }
}
