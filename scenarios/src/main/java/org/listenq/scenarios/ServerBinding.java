package org.listenq.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import org.listenq.core.settings.Setting;
import org.listenq.scenarios.value.Listener;
import org.listenq.scenarios.value.Server;
import org.listenq.scenarios.yaml.Problem;

/** Reads the passive host, in its short form with one listener or in its long form. */
record ServerBinding(Context context) implements Item.Reader<Server> {

    @Override
    public Server read(Item item) {
        Fields fields = context.fields(item, "server", "listener");
        String policy = fields.get("policy", this::policy);
        return new Server(policy, settings(fields, policy), listeners(fields, item), fields.get("costs", this::costs));
    }

    private String policy(Item item) {
        String text = item.text("expected the name of a server system");
        if (!context.systems().policies().contains(text)) {
            throw Refusal.unknown(
                    "policy '" + text + "'", text, context.systems().policies());
        }
        return text;
    }

    private ImmutableSortedMap<String, Long> settings(Fields fields, String policy) {
        if (context.problems().failed(fields.path() + ".policy")
                || !context.systems().policies().contains(policy)) {
            return ImmutableSortedMap.of();
        }
        ImmutableList<Setting> declared = context.systems().policySettings(policy);
        return fields.get("settings", new SettingsBinding(context.problems(), policy, declared));
    }

    private ImmutableList<Listener> listeners(Fields fields, Item item) {
        boolean closed = fields.get("closed", Scalars::flag);
        boolean isLong = fields.has("listeners");
        if (closed || isLong) {
            refuseListenerKeys(
                    item,
                    fields,
                    closed
                            ? "with 'closed: true' nobody listens"
                            : "with several listeners it stands below each of them");
        }
        if (closed) {
            if (isLong) {
                fields.refuse("listeners", "listeners of a closed server", "expected 'closed: true' or listeners");
            }
            return ImmutableList.of();
        }
        return isLong ? several(fields) : ImmutableList.of(new ListenerBinding(context).read(fields));
    }

    private ImmutableList<Listener> several(Fields fields) {
        ImmutableList<Listener> listeners = fields.or(
                "listeners", item -> Fields.elements(context.problems(), item, this::listener), ImmutableList::of);
        if (listeners.isEmpty() && !context.problems().doubt(fields.path() + ".listeners")) {
            fields.refuse("listeners", "found an empty list", "expected at least one listener, or 'closed: true'");
        }
        return listeners;
    }

    private Listener listener(Item item) {
        return new ListenerBinding(context).read(context.fields(item, "listener"));
    }

    private void refuseListenerKeys(Item item, Fields fields, String why) {
        for (String key : Reference.keys("listener")) {
            item.mapping("").member(key).ifPresent(member -> context.problems()
                    .add(
                            Problem.of(
                                    member.place(),
                                    item.below(key, member.value()).path(),
                                    "not here",
                                    why),
                            fields.path()));
        }
    }

    private Server.Costs costs(Item item) {
        Fields fields = context.fields(item, "costs");
        return new Server.Costs(
                fields.get("syn", Scalars::duration),
                fields.get("accept", Scalars::duration),
                fields.get("request", Scalars::duration));
    }
}
