package org.listenq.scenarios;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.listenq.core.segment.Direction;
import org.listenq.core.settings.Setting;
import org.listenq.scenarios.value.Conditions;
import org.listenq.scenarios.value.DropRule;
import org.listenq.scenarios.value.Loss;
import org.listenq.scenarios.value.Network;
import org.listenq.scenarios.value.SegmentKind;
import org.listenq.scenarios.yaml.Mapping;
import org.listenq.scenarios.yaml.Sequence;

/** Reads the way between clients and server. */
record NetworkBinding(Context context) implements Item.Reader<Network> {

    @Override
    public Network read(Item item) {
        Conditions usual = conditions(context.fields(item, "network", "direction"), usual(item));
        return network(item, usual, usual);
    }

    /** Reads a group's own network, which is {@code base} but for what {@code item} says. */
    Network override(Item item, Network base) {
        Fields fields = context.fields(item, "network", "direction");
        if (fields.has("drop")) {
            fields.refuse(
                    "drop",
                    "drop rules in a group's network",
                    "they stand in the scenario's network and name the client");
        }
        Network own = network(item, conditions(fields, base.toServer()), conditions(fields, base.toClient()));
        return new Network(own.toServer(), own.toClient(), ImmutableList.of());
    }

    private Network network(Item item, Conditions toServer, Conditions toClient) {
        Fields fields = context.fields(item, "network", "direction");
        return new Network(
                fields.get("to-server", way -> conditions(context.fields(way, "direction"), toServer)),
                fields.get("to-client", way -> conditions(context.fields(way, "direction"), toClient)),
                fields.list("drop", this::drop));
    }

    /** The defaults of all keys. */
    private Conditions usual(Item item) {
        Fields fields = context.fields(new Item(Mapping.empty(item.node().place()), item.path()), "direction");
        return new Conditions(
                fields.get("delay", new DistributionBinding(context)),
                fields.get("loss", this::loss),
                fields.oneOrMore("blackouts", new WindowBinding(context)),
                fields.optional("reorder", extra("reorder")),
                fields.optional("duplicate", extra("duplicate")),
                fields.optional("bandwidth", this::bandwidth),
                fields.get("overtaking", Scalars::flag));
    }

    private Conditions conditions(Fields fields, Conditions base) {
        return new Conditions(
                fields.or("delay", new DistributionBinding(context), base::delay),
                fields.or("loss", this::loss, base::loss),
                fields.has("blackouts") ? fields.oneOrMore("blackouts", new WindowBinding(context)) : base.blackouts(),
                fields.has("reorder") ? fields.optional("reorder", extra("reorder")) : base.reorder(),
                fields.has("duplicate") ? fields.optional("duplicate", extra("duplicate")) : base.duplicate(),
                fields.has("bandwidth") ? fields.optional("bandwidth", this::bandwidth) : base.bandwidth(),
                fields.or("overtaking", Scalars::flag, base::overtaking));
    }

    private Loss loss(Item item) {
        if (item.isScalar()) {
            return new Loss.Independent(Scalars.share(item));
        }
        ImmutableList<String> forms = ImmutableList.<String>builder()
                .addAll(Loss.KEYS)
                .addAll(context.systems().losses())
                .build();
        String form = Form.of(item, "a share such as 2%, ", forms.toArray(String[]::new));
        Item inner = Form.alone(item, "", forms);
        if (!Loss.KEYS.contains(form)) {
            ImmutableList<Setting> declared = context.systems().lossSettings(form);
            return new Loss.Plugin(new SettingsBinding(context.problems(), form, declared).provided(inner));
        }
        Fields fields = context.fields(inner, form);
        return new Loss.GilbertElliott(
                fields.get("good-to-bad", Scalars::share),
                fields.get("bad-to-good", Scalars::share),
                fields.get("loss-in-good", Scalars::share),
                fields.get("loss-in-bad", Scalars::share));
    }

    private Item.Reader<Conditions.Extra> extra(String kind) {
        return item -> {
            Fields fields = context.fields(item, kind);
            return new Conditions.Extra(
                    fields.get("probability", Scalars::share), fields.get("extra", new DistributionBinding(context)));
        };
    }

    private Conditions.Bandwidth bandwidth(Item item) {
        Fields fields = context.fields(item, "bandwidth");
        return new Conditions.Bandwidth(
                fields.get("rate", Scalars::bitRate), fields.get("queue", Scalars.integer(0, 10_000_000)));
    }

    private DropRule drop(Item item) {
        Fields fields = context.fields(item, "drop");
        Duration from = fields.get("from", Scalars::duration);
        Optional<Duration> to = fields.optional("to", Scalars::duration);
        if (to.isPresent() && to.get().compareTo(from) <= 0) {
            fields.refuse("to", Units.text(to.get()) + " is not after 'from'", "from is " + Units.text(from));
        }
        return new DropRule(
                fields.get("kind", NetworkBinding::kind),
                fields.get("nth", this::nth),
                fields.get("client", Scalars::clients),
                fields.get("direction", NetworkBinding::direction),
                from,
                to);
    }

    private static Optional<SegmentKind> kind(Item item) {
        ImmutableList<String> kinds = Stream.concat(
                        Stream.of("any"), Arrays.stream(SegmentKind.values()).map(SegmentKind::text))
                .collect(ImmutableList.toImmutableList());
        int index = Scalars.indexOf(item.text("expected a kind of segment"), kinds);
        return index == 0 ? Optional.empty() : Optional.of(SegmentKind.values()[index - 1]);
    }

    private static Optional<Direction> direction(Item item) {
        int index = Scalars.indexOf(
                item.text("expected to-server, to-client or both"), ImmutableList.of("to-server", "to-client", "both"));
        return index == 2 ? Optional.empty() : Optional.of(index == 0 ? Direction.TO_SERVER : Direction.TO_CLIENT);
    }

    private ImmutableList<Integer> nth(Item item) {
        Item.Reader<Integer> number = Scalars.integer(1, Integer.MAX_VALUE);
        if (item.is("all")) {
            return ImmutableList.of();
        }
        if (!(item.node() instanceof Sequence list)) {
            return ImmutableList.of(number.read(item));
        }
        if (list.items().isEmpty()) {
            throw Refusal.of("found an empty list", "expected at least one number, or all");
        }
        return Fields.elements(context.problems(), item, number).stream()
                .distinct()
                .sorted()
                .collect(ImmutableList.toImmutableList());
    }
}
