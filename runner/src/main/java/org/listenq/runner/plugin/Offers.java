package org.listenq.runner.plugin;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.function.Function;
import org.listenq.core.client.ArrivalProcess;
import org.listenq.core.client.ClientStack;
import org.listenq.core.link.LossModel;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.settings.Setting;
import org.listenq.core.settings.Settings;
import org.listenq.output.trace.TraceFormat;
import org.listenq.output.trace.TraceFormats;
import org.listenq.scenarios.assembly.CoreSystems;
import org.listenq.scenarios.value.Arrivals;
import org.listenq.scenarios.value.Loss;

/** What plugins add, not yet looked at. */
record Offers(
        ImmutableList<Offer<ListenerPolicy.Provider>> policies,
        ImmutableList<Offer<ClientStack.Provider>> stacks,
        ImmutableList<Offer<ArrivalProcess.Provider>> arrivals,
        ImmutableList<Offer<LossModel.Provider>> losses,
        ImmutableList<Offer<TraceFormat>> formats) {

    static Offers none() {
        return new Offers(
                ImmutableList.of(), ImmutableList.of(), ImmutableList.of(), ImmutableList.of(), ImmutableList.of());
    }

    static Offers of(ClassLoader loader) {
        return new Offers(
                Offer.all(ListenerPolicy.Provider.class, loader),
                Offer.all(ClientStack.Provider.class, loader),
                Offer.all(ArrivalProcess.Provider.class, loader),
                Offer.all(LossModel.Provider.class, loader),
                Offer.all(TraceFormat.class, loader));
    }

    /** Returns all there is to name, after each offer has shown that it works with its defaults. */
    Plugins checked(ImmutableList<PluginJar> jars) {
        CoreSystems builtIn = new CoreSystems();
        ImmutableMap.Builder<String, String> origins = ImmutableMap.builder();
        Check check = new Check(origins);
        check.names("policy", builtIn.policies(), policies, ListenerPolicy.Provider::name);
        check.names("stack", builtIn.stacks(), stacks, ClientStack.Provider::name);
        check.names("arrival process", Arrivals.KEYS, arrivals, ArrivalProcess.Provider::name);
        check.names("loss model", Loss.KEYS, losses, LossModel.Provider::name);
        ImmutableList<String> formatNames = names(TraceFormats.BUILT_IN, TraceFormat::name);
        check.names("trace format", formatNames, formats, TraceFormat::name);
        check.suffixes(names(TraceFormats.BUILT_IN, TraceFormat::suffix), formats);
        stacks.forEach(each -> each.ask(stack -> stack.create(defaults(stack.settings()))));
        arrivals.forEach(each -> each.ask(process -> process.create(defaults(process.settings()))));
        losses.forEach(each -> each.ask(model -> model.create(defaults(model.settings()))));
        CoreSystems systems = builtIn.and(
                Offer.providers(policies), Offer.providers(stacks), Offer.providers(arrivals), Offer.providers(losses));
        policies.forEach(each -> check.policy(each, systems.stacks()));
        ImmutableList<TraceFormat> all = ImmutableList.<TraceFormat>builder()
                .addAll(TraceFormats.BUILT_IN)
                .addAll(Offer.providers(formats))
                .build();
        return new Plugins(systems, all, origins.buildOrThrow(), jars);
    }

    private static <T> ImmutableList<String> names(List<T> things, Function<T, String> name) {
        return things.stream().map(name).collect(toImmutableList());
    }

    private static Settings defaults(ImmutableList<Setting> declared) {
        return Settings.defaults(declared);
    }

    /** What every offer has to stand; the origins of those that do are added to {@code origins}. */
    private record Check(ImmutableMap.Builder<String, String> origins) {

        <T> void names(String kind, Iterable<String> builtIn, List<Offer<T>> offers, Function<T, String> name) {
            Names names = new Names(kind, ImmutableList.copyOf(builtIn));
            for (Offer<T> offer : offers) {
                offer.ask(provider -> {
                    names.add(name.apply(provider), offer);
                    origins.put(kind + " " + name.apply(provider), offer.jar());
                });
            }
        }

        void suffixes(List<String> builtIn, List<Offer<TraceFormat>> formats) {
            Names suffixes = new Names("trace format that writes", builtIn);
            formats.forEach(offer -> offer.ask(format -> suffixes.add(format.suffix(), offer)));
        }

        void policy(Offer<ListenerPolicy.Provider> offer, ImmutableSet<String> stacks) {
            offer.ask(provider -> {
                if (!stacks.contains(provider.stack())) {
                    throw offer.bad("stack() is '" + provider.stack() + "', which is none of " + stacks);
                }
                provider.create(defaults(provider.settings())).limits(1);
            });
        }
    }
}
