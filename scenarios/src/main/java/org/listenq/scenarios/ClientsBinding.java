package org.listenq.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.listenq.scenarios.value.Arrivals;
import org.listenq.scenarios.value.ClientGroup;
import org.listenq.scenarios.value.ClientKind;
import org.listenq.scenarios.value.Conversation;
import org.listenq.scenarios.value.Network;
import org.listenq.scenarios.value.Session;
import org.listenq.scenarios.value.Target;
import org.listenq.scenarios.yaml.Sequence;

/** Reads one group of clients, whose network differs from {@code everyones} only where it says so. */
record ClientsBinding(Context context, Network everyones) implements Item.Reader<ClientGroup> {

    /** The most clients that a group may have. */
    static final int MOST = 100_000_000;

    @Override
    public ClientGroup read(Item item) {
        Fields fields = context.fields(item, "client");
        Arrivals arrivals = fields.get("arrivals", new ArrivalsBinding(context));
        String stack = fields.get("stack", this::stack);
        return new ClientGroup(
                fields.get("name", ClientsBinding::name),
                count(fields, arrivals),
                arrivals,
                fields.get("kind", Scalars.word(ClientKind.values())),
                stack,
                settings(fields, stack),
                fields.get("options", this::synCount),
                target(fields),
                toInt(fields.optional("source-port", Scalars::port)),
                conversation(fields),
                session(fields),
                fields.optional("network", network -> new NetworkBinding(context).override(network, everyones)));
    }

    private static String name(Item item) {
        String name = Scalars.name(item);
        if (name.equals("all") || name.equals("none")) {
            throw Refusal.of("'" + name + "' cannot name a group", "expected another name");
        }
        return name;
    }

    private String stack(Item item) {
        String text = item.text("expected the name of a client system");
        if (!context.systems().stacks().contains(text)) {
            throw Refusal.unknown(
                    "stack '" + text + "'", text, context.systems().stacks());
        }
        return text;
    }

    private ImmutableSortedMap<String, Long> settings(Fields fields, String stack) {
        if (context.problems().failed(fields.path() + ".stack")
                || !context.systems().stacks().contains(stack)) {
            return ImmutableSortedMap.of();
        }
        ImmutableList<org.listenq.core.settings.Setting> declared =
                context.systems().stackSettings(stack);
        return fields.get("settings", new SettingsBinding(context.problems(), stack, declared));
    }

    private int synCount(Item item) {
        return context.fields(item, "client-options")
                .optional("syncnt", Scalars.integer(1, 127))
                .orElse(0);
    }

    private static OptionalInt count(Fields fields, Arrivals arrivals) {
        Optional<OptionalInt> given = fields.attempt("count", ClientsBinding::count);
        OptionalInt listed = listed(arrivals);
        if (given.isEmpty()) {
            return listed.isPresent() || isOpenEnded(arrivals) ? listed : OptionalInt.of(1);
        }
        OptionalInt count = given.get();
        boolean exact = arrivals instanceof Arrivals.At;
        if (fields.problems().doubt(fields.path() + ".arrivals")) {
            return count;
        }
        if (count.isPresent()
                && listed.isPresent()
                && (count.getAsInt() > listed.getAsInt() || (exact && count.getAsInt() < listed.getAsInt()))) {
            fields.refuse("count", count.getAsInt() + " clients", "the arrivals list " + listed.getAsInt() + " times");
        }
        if (count.isEmpty() && listed.isEmpty() && !isOpenEnded(arrivals)) {
            fields.refuse("count", "'all' of arrivals without end", "expected a number, or arrivals with 'until'");
        }
        return count.isPresent() ? count : listed;
    }

    private static OptionalInt count(Item item) {
        return item.is("all")
                ? OptionalInt.empty()
                : OptionalInt.of(Scalars.integer(1, MOST).read(item));
    }

    private static OptionalInt listed(Arrivals arrivals) {
        if (arrivals instanceof Arrivals.At at) {
            return OptionalInt.of(at.times().size());
        }
        if (arrivals instanceof Arrivals.Captured captured) {
            return OptionalInt.of(captured.file().nanos().length());
        }
        return arrivals instanceof Arrivals.Listed listed
                ? OptionalInt.of(listed.file().nanos().length())
                : OptionalInt.empty();
    }

    private static boolean isOpenEnded(Arrivals arrivals) {
        return arrivals instanceof Arrivals.Poisson
                || arrivals instanceof Arrivals.Plugin
                || (arrivals instanceof Arrivals.Every every && every.until().isPresent());
    }

    private static Target target(Fields fields) {
        Optional<String> listener = fields.given("listener", Scalars::name);
        Optional<Integer> port = fields.optional("port", Scalars::port);
        if (listener.isPresent() && port.isPresent()) {
            fields.refuse("port", "both a listener and a port", "expected one of them");
        }
        return port.isPresent() ? Target.port(port.get()) : new Target(listener, OptionalInt.empty());
    }

    private Conversation conversation(Fields fields) {
        Optional<Conversation.End> close = fields.optional("close", item -> end(item, false));
        Optional<Conversation.End> abort = fields.optional("abort", item -> end(item, true));
        if (close.isPresent() && abort.isPresent()) {
            fields.refuse("abort", "both close and abort", "expected one of them");
        }
        return new Conversation(
                fields.<ImmutableList<Conversation.Send>>optional("send", this::sends)
                        .orElse(ImmutableList.of()),
                close.isPresent() ? close : abort,
                fields.get("await-reply", Scalars::flag),
                fields.optional("connect-timeout", Scalars::positiveDuration));
    }

    private ImmutableList<Conversation.Send> sends(Item item) {
        if (!(item.node() instanceof Sequence)) {
            return ImmutableList.of(
                    item.isScalar() ? new Conversation.Send(Scalars.bytes(1).read(item), Duration.ZERO) : send(item));
        }
        return Fields.elements(context.problems(), item, this::send);
    }

    private Conversation.Send send(Item item) {
        Fields fields = context.fields(item, "send");
        return new Conversation.Send(fields.get("bytes", Scalars.bytes(1)), fields.get("after", Scalars::duration));
    }

    private Conversation.End end(Item item, boolean abort) {
        String form = Form.of(item, "none, ", "at", "after");
        Duration time = context.fields(item, "end-" + form).get(form, Scalars::duration);
        return new Conversation.End(abort, form.equals("after"), time);
    }

    private Session session(Fields fields) {
        return new Session(
                fields.get("connects", Scalars.integer(1, MOST)),
                fields.get("think", new DistributionBinding(context)),
                fields.optional("retry", this::retry));
    }

    private Session.Retry retry(Item item) {
        Fields fields = context.fields(item, "retry");
        return new Session.Retry(
                fields.get("initial", Scalars::duration),
                fields.get("factor", Scalars.number(1, true, 1000)),
                fields.get("cap", Scalars::duration),
                fields.get("attempts", Scalars.integer(1, 1_000_000)));
    }

    private static OptionalInt toInt(Optional<Integer> value) {
        return value.map(OptionalInt::of).orElse(OptionalInt.empty());
    }
}
