package org.listenq.scenarios;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import org.listenq.scenarios.value.Accept;
import org.listenq.scenarios.value.Listener;
import org.listenq.scenarios.value.Scenario;
import org.listenq.scenarios.value.Window;

/** Whether the listeners of a server make sense. */
record ServerSense(Sense sense, Scenario scenario) {

    /** Complains about what does not. */
    void check() {
        ImmutableList<Listener> listeners = scenario.server().listeners();
        sense.distinct(
                "server.listeners", listeners.stream().map(Listener::name).toList());
        for (int i = 0; i < listeners.size(); i++) {
            checkPort(listeners.get(i), listeners.subList(0, i), i);
            check(listeners.get(i), sense.listenerPath(i));
        }
    }

    private void checkPort(Listener listener, ImmutableList<Listener> before, int index) {
        for (Listener other : before) {
            boolean shared = listener.reuseport() && other.reuseport();
            if (other.port() == listener.port() && !shared) {
                String found = "port " + listener.port() + " belongs to '" + other.name() + "' already";
                sense.complain(
                        sense.listenerPath(index) + ".port",
                        found,
                        "expected another port, or 'reuseport: true' in both");
            }
        }
    }

    private void check(Listener listener, String path) {
        checkAccept(listener.accept(), path + ".accept");
        for (int i = 0; i < listener.pauses().size(); i++) {
            sense.withinRun(path + ".pauses[" + i + "]", listener.pauses().get(i));
        }
        checkPauses(listener.pauses(), path + ".pauses");
        listener.close().ifPresent(at -> sense.withinRun(path + ".close.at", at));
        listener.reopen().ifPresent(reopen -> checkReopen(listener, reopen.at(), path + ".reopen"));
        for (int i = 0; i < listener.relisten().size(); i++) {
            sense.withinRun(
                    path + ".relisten[" + i + "].at", listener.relisten().get(i).at());
        }
    }

    private void checkPauses(ImmutableList<Window> pauses, String path) {
        for (int i = 0; i < pauses.size(); i++) {
            for (Window other : pauses.subList(0, i)) {
                Window pause = pauses.get(i);
                if (pause.from().compareTo(other.to()) < 0 && other.from().compareTo(pause.to()) < 0) {
                    String span = Units.text(other.from()) + " to " + Units.text(other.to());
                    sense.complain(path + "[" + i + "]", "overlaps the pause from " + span, "expected one pause");
                }
            }
        }
    }

    private void checkReopen(Listener listener, Duration at, String path) {
        sense.withinRun(path + ".at", at);
        String server = path.substring(0, path.indexOf('.'));
        if (sense.isDoubtful(server + ".close") || sense.isDoubtful("server.listeners." + listener.name() + ".close")) {
            return;
        }
        if (listener.close().isEmpty()) {
            sense.complain(path, "reopened without being closed", "expected 'close' as well");
        } else if (at.compareTo(listener.close().get()) <= 0) {
            String closed = Units.text(listener.close().get());
            sense.complain(path + ".at", Units.text(at) + " is not after it is closed", "close.at is " + closed);
        }
    }

    private void checkAccept(Accept accept, String path) {
        if (accept instanceof Accept.AtOnce atOnce) {
            sense.withinRun(path + ".after", atOnce.from());
        } else if (accept instanceof Accept.Every every) {
            sense.withinRun(path + ".from", every.from());
        } else if (accept instanceof Accept.Workers workers) {
            sense.withinRun(path + ".from", workers.from());
        } else if (accept instanceof Accept.At at) {
            for (int i = 0; i < at.times().size(); i++) {
                sense.withinRun(path + ".at[" + i + "]", at.times().get(i));
            }
        }
    }
}
