package org.listenq.scenarios;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.Optional;
import org.listenq.core.listener.AcceptFilter;
import org.listenq.core.listener.SocketOptions;
import org.listenq.scenarios.value.App;
import org.listenq.scenarios.value.Listener;
import org.listenq.scenarios.yaml.Scalar;

/** Reads a listening socket and the program behind it. */
record ListenerBinding(Context context) {

    private static final int LONGEST_DEFER = 1_000_000;

    /** Returns the listener whose keys are among {@code fields}. */
    Listener read(Fields fields) {
        int backlog = fields.get("backlog", Scalars::backlog);
        App app = fields.get("app", this::app);
        return new Listener(
                fields.get("name", Scalars::name),
                fields.get("port", Scalars::port),
                backlog,
                fields.get("sockets", Scalars.integer(1, 10_000)),
                fields.get("reuseport", Scalars::flag),
                fields.get("accept", new AcceptBinding(context)),
                fields.oneOrMore("pauses", new WindowBinding(context)),
                app,
                fields.optional("close", this::close),
                fields.optional("reopen", item -> reopen(item, backlog)),
                fields.oneOrMore("relisten", this::relisten),
                fields.get("options", item -> options(item, app)));
    }

    private App app(Item item) {
        if (!item.isScalar() || ((Scalar) item.node()).missing()) {
            Fields fields = context.fields(item, "app-reply");
            return new App.Reply(fields.get("request", Scalars.bytes(1)), fields.get("reply", Scalars.bytes(0)));
        }
        ImmutableList<String> words = ImmutableList.of("hold", "close", "reply");
        return switch (Scalars.indexOf(item.text(""), words)) {
            case 0 -> new App.Hold();
            case 1 -> new App.Close();
            default ->
                throw Refusal.of("'reply' without its size", "expected {reply: 1kB} or {reply: 1kB, request: 16B}");
        };
    }

    private Duration close(Item item) {
        return context.fields(item, "close").get("at", Scalars::duration);
    }

    private Listener.Listen reopen(Item item, int before) {
        Fields fields = context.fields(item, "reopen");
        Optional<Integer> backlog = fields.given("backlog", Scalars::backlog);
        return new Listener.Listen(fields.get("at", Scalars::duration), backlog.orElse(before));
    }

    private Listener.Listen relisten(Item item) {
        Fields fields = context.fields(item, "relisten");
        return new Listener.Listen(fields.get("at", Scalars::duration), fields.get("backlog", Scalars::backlog));
    }

    private SocketOptions options(Item item, App app) {
        Fields fields = context.fields(item, "listener-options");
        return new SocketOptions(
                fields.optional("defer-accept", ListenerBinding::seconds).orElse(0),
                fields.optional("syncnt", Scalars.integer(1, 127)).orElse(0),
                fields.optional("accept-filter", filter -> filter(filter, app)).orElse(AcceptFilter.NONE));
    }

    /** A request is as long as the program's; a program without requests is refused later. */
    private static AcceptFilter filter(Item item, App app) {
        int request = app instanceof App.Reply reply ? reply.request() : 1;
        ImmutableList<AcceptFilter> filters =
                ImmutableList.of(AcceptFilter.DATA_READY, AcceptFilter.httpReady(request));
        ImmutableList<String> names = filters.stream().map(AcceptFilter::name).collect(ImmutableList.toImmutableList());
        return filters.get(Scalars.indexOf(item.text("expected one of " + String.join(", ", names)), names));
    }

    private static int seconds(Item item) {
        Duration time = Scalars.positiveDuration(item);
        if (!time.equals(Duration.ofSeconds(time.toSeconds())) || time.toSeconds() > LONGEST_DEFER) {
            throw Refusal.of(
                    Scalar.quoted(item.text("")) + " is not in whole seconds", "expected whole seconds such as 3s");
        }
        return (int) time.toSeconds();
    }
}
