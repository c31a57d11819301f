package org.listenq.scenarios;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.Optional;
import org.listenq.scenarios.value.Arrivals;
import org.listenq.scenarios.value.ClientGroup;
import org.listenq.scenarios.value.ClientKind;
import org.listenq.scenarios.value.Listener;
import org.listenq.scenarios.value.Scenario;
import org.listenq.scenarios.value.Session;

/** Whether the groups of clients make sense. */
record ClientSense(Sense sense, Scenario scenario) {

    private static final int LAST_PORT = 65_535;

    /** Complains about what does not. */
    void check() {
        sense.distinct(
                "clients", scenario.clients().stream().map(ClientGroup::name).toList());
        for (ClientGroup group : scenario.clients()) {
            String path = "clients." + group.name();
            checkTarget(group, path);
            checkArrivals(group.arrivals(), path + ".arrivals");
            checkEnd(group, path);
            checkKind(group, path);
            group.session().retry().ifPresent(retry -> checkRetry(retry, path + ".retry"));
        }
    }

    private void checkTarget(ClientGroup group, String path) {
        ImmutableList<String> names =
                scenario.server().listeners().stream().map(Listener::name).collect(ImmutableList.toImmutableList());
        if (sense.isDoubtful("server")) {
            return;
        }
        if (Targets.isOpen(group.target())) {
            sense.complain(path, "'listener' is missing", "there are several: " + String.join(", ", names));
        }
        Optional<String> unknown = group.target().listener().filter(name -> !names.contains(name));
        unknown.ifPresent(name -> sense.unknown(path + ".listener", "listener", name, names));
        long last = group.sourcePort().orElse(1) + group.count().orElse(1) - 1L;
        if (group.sourcePort().isPresent() && last > LAST_PORT) {
            sense.complain(path + ".source-port", "the last client would have port " + last, "at most " + LAST_PORT);
        }
    }

    private void checkArrivals(Arrivals arrivals, String path) {
        if (arrivals instanceof Arrivals.AtOnce atOnce) {
            sense.withinRun(path + ".at-once", atOnce.at());
        } else if (arrivals instanceof Arrivals.Every every) {
            sense.withinRun(path + ".from", every.from());
        } else if (arrivals instanceof Arrivals.Poisson poisson) {
            sense.withinRun(path + ".from", poisson.from());
        } else if (arrivals instanceof Arrivals.At at) {
            for (int i = 0; i < at.times().size(); i++) {
                sense.withinRun(path + ".at[" + i + "]", at.times().get(i));
            }
        }
    }

    private void checkEnd(ClientGroup group, String path) {
        group.conversation().end().filter(end -> !end.sinceConnect()).ifPresent(end -> {
            String at = path + (end.abort() ? ".abort.at" : ".close.at");
            Duration first = first(group.arrivals());
            sense.withinRun(at, end.time());
            if (end.time().compareTo(first) < 0) {
                String found = Units.text(end.time()) + " is before the first connect()";
                sense.complain(at, found, "that is at " + Units.text(first));
            }
        });
    }

    private void checkKind(ClientGroup group, String path) {
        if (group.kind() == ClientKind.SYN_FLOOD) {
            String expected = "with 'kind: syn-flood' one forged SYN each is all there is";
            if (!group.conversation().sends().isEmpty()) {
                sense.complain(path + ".send", "a flood that sends", expected);
            }
            if (group.conversation().end().isPresent()) {
                sense.complain(path, "a flood that closes", expected);
            }
            if (group.session().connects() > 1 || group.session().retry().isPresent()) {
                sense.complain(path, "a flood that comes again", expected);
            }
        }
    }

    private void checkRetry(Session.Retry retry, String path) {
        if (retry.cap().compareTo(retry.initial()) < 0) {
            String found = Units.text(retry.cap()) + " is shorter than the first pause";
            sense.complain(path + ".cap", found, "initial is " + Units.text(retry.initial()));
        }
    }

    private static Duration first(Arrivals arrivals) {
        if (arrivals instanceof Arrivals.AtOnce atOnce) {
            return atOnce.at();
        } else if (arrivals instanceof Arrivals.Every every) {
            return every.from();
        } else if (arrivals instanceof Arrivals.Poisson poisson) {
            return poisson.from();
        } else if (arrivals instanceof Arrivals.At at) {
            return at.times().stream().min(Duration::compareTo).orElse(Duration.ZERO);
        }
        return arrivals instanceof Arrivals.Listed listed
                ? Duration.ofNanos(listed.file().nanos().stream().min().orElse(0))
                : Duration.ZERO;
    }
}
