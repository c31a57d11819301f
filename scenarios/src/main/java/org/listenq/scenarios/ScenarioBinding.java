package org.listenq.scenarios;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.listenq.core.trace.TraceLevel;
import org.listenq.scenarios.value.ClientGroup;
import org.listenq.scenarios.value.ClientSelector;
import org.listenq.scenarios.value.Network;
import org.listenq.scenarios.value.Run;
import org.listenq.scenarios.value.Scenario;
import org.listenq.scenarios.value.Server;
import org.listenq.scenarios.value.Timers;
import org.listenq.scenarios.value.TraceSelection;
import org.listenq.scenarios.yaml.Scalar;

/** Reads a whole scenario. */
record ScenarioBinding(Context context) {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Returns the scenario; nothing if a part is missing without which there is none. */
    Optional<Scenario> read(Item root) {
        Fields fields = context.fields(root, "scenario");
        Network network = fields.get("network", new NetworkBinding(context));
        Optional<Server> server = fields.attempt("server", new ServerBinding(context));
        ImmutableList<ClientGroup> clients = clients(fields, network);
        String name = fields.get("name", Scalars::folderName);
        String description = fields.get("description", Scalars::prose);
        Timers timers = fields.get("timers", this::timers);
        Duration phase = fields.get("cookie-phase", ScenarioBinding::cookiePhase);
        Run run = fields.get("run", this::run);
        TraceSelection trace = fields.get("trace", this::trace);
        ImmutableList<Duration> netstat = fields.get("netstat", this::netstat);
        return server.map(host -> new Scenario(
                name, description, Targets.fillIn(clients, host), network, host, timers, phase, run, trace, netstat));
    }

    private ImmutableList<ClientGroup> clients(Fields fields, Network network) {
        ImmutableList<ClientGroup> clients = fields.attempt(
                        "clients",
                        item -> Fields.elements(context.problems(), item, new ClientsBinding(context, network)))
                .orElse(ImmutableList.of());
        if (clients.isEmpty() && !context.problems().doubt("clients")) {
            fields.refuse("clients", "found an empty list", "expected at least one group of clients");
        }
        return clients;
    }

    private Timers timers(Item item) {
        if (item.isScalar()) {
            Scalars.indexOf(item.text("expected exact or {linux-wheel: ..}"), ImmutableList.of("exact", "linux-wheel"));
            return item.is("exact") ? new Timers.Exact() : wheel(item.below("linux-wheel", emptyMapping(item)));
        }
        String form = Form.of(item, "exact, ", "linux-wheel");
        return wheel(item.below(form, item.mapping("").get(form).orElseThrow()));
    }

    private Timers wheel(Item item) {
        Fields fields = context.fields(item, "linux-wheel");
        return new Timers.LinuxWheel(
                fields.get("hz", Scalars.integer(1, 1000)), fields.get("phase", Scalars::duration));
    }

    private static org.listenq.scenarios.yaml.Node emptyMapping(Item item) {
        return org.listenq.scenarios.yaml.Mapping.empty(item.node().place());
    }

    private static Duration cookiePhase(Item item) {
        Duration phase = Scalars.duration(item);
        if (phase.compareTo(MINUTE) >= 0) {
            throw Refusal.of(Scalar.quoted(item.text("")) + " is not below 1m", "the counter moves every minute");
        }
        return phase;
    }

    private Run run(Item item) {
        Fields fields = context.fields(item, "run");
        return new Run(
                fields.get("duration", Scalars::positiveDuration),
                fields.get("seed", Scalars::anyLong),
                fields.get("until-quiet", Scalars::flag));
    }

    private TraceSelection trace(Item item) {
        Fields fields = context.fields(item, "trace");
        TraceLevel level = fields.get("level", ScenarioBinding::level);
        return fields.get("only", only -> only(context.fields(only, "only"), level));
    }

    private static TraceSelection only(Fields fields, TraceLevel level) {
        ImmutableList<ClientSelector> clients = fields.list("clients", Scalars::clients);
        return new TraceSelection(
                level,
                fields.list("connections", Scalars.integer(1, Integer.MAX_VALUE)),
                clients,
                fields.list("causes", Scalars::prose));
    }

    private static TraceLevel level(Item item) {
        ImmutableList<String> known = Arrays.stream(TraceLevel.values())
                .map(level -> level.name().toLowerCase(Locale.ROOT))
                .collect(ImmutableList.toImmutableList());
        return TraceLevel.values()[Scalars.indexOf(item.text("expected a level"), known)];
    }

    private ImmutableList<Duration> netstat(Item item) {
        return context.fields(item, "netstat").list("at", Scalars::duration);
    }
}
