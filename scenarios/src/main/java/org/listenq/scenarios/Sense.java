package org.listenq.scenarios;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.listenq.scenarios.value.ClientSelector;
import org.listenq.scenarios.value.Conditions;
import org.listenq.scenarios.value.Scenario;
import org.listenq.scenarios.value.Window;
import org.listenq.scenarios.yaml.Mapping;
import org.listenq.scenarios.yaml.Node;
import org.listenq.scenarios.yaml.Problem;
import org.listenq.scenarios.yaml.Problems;

/** The checks that need more than one value: what can be read, but makes no sense together. */
final class Sense {

    private final Scenario scenario;
    private final Node root;
    private final Problems problems;

    private Sense(Scenario scenario, Node root, Problems problems) {
        this.scenario = scenario;
        this.root = root;
        this.problems = problems;
    }

    /** Adds to {@code problems} what makes no sense in {@code scenario}, which was read from {@code root}. */
    static void check(Scenario scenario, Systems systems, Node root, Problems problems) {
        Sense sense = new Sense(scenario, root, problems);
        new ServerSense(sense, scenario).check();
        new OptionSense(sense, scenario, systems).check();
        new ClientSense(sense, scenario).check();
        sense.checkNetwork();
        sense.checkTrace();
    }

    /** Whether something at, below or above {@code path} was not understood. */
    boolean isDoubtful(String path) {
        return problems.doubt(path);
    }

    /** The path of the listener number {@code index}: in the short form, the server's own. */
    String listenerPath(int index) {
        boolean isLong = root instanceof Mapping top
                && top.get("server").orElseThrow() instanceof Mapping server
                && server.get("listeners").isPresent();
        return isLong ? "server.listeners[" + index + "]" : "server";
    }

    /** Complains about what stands at {@code path}, unless something there was not understood anyway. */
    void complain(String path, String found, String expected) {
        if (!problems.doubt(path)) {
            problems.add(Problem.of(TreePath.place(root, path), path, found, expected), "no value: " + path);
        }
    }

    /** Complains that {@code name} at {@code path} is none of {@code known}. */
    void unknown(String path, String what, String name, Collection<String> known) {
        if (!problems.doubt(path)) {
            String list = known.isEmpty() ? "there is none" : "known: " + String.join(", ", known);
            problems.add(
                    new Problem(
                            TreePath.place(root, path),
                            path,
                            "unknown " + what + " '" + name + "'",
                            NearestName.of(name, known),
                            list),
                    "no value: " + path);
        }
    }

    /** Refuses a time at or after the end of the run. */
    void withinRun(String path, Duration time) {
        Duration end = scenario.run().duration();
        if (time.compareTo(end) >= 0 && !problems.doubt("run.duration")) {
            complain(
                    path, Units.text(time) + " is not before the end of the run", "run.duration is " + Units.text(end));
        }
    }

    /** Refuses a span that begins after the run or is longer than it. */
    void withinRun(String path, Window window) {
        Duration length = window.to().minus(window.from());
        if (length.compareTo(scenario.run().duration()) > 0 && !problems.doubt("run.duration")) {
            String end = Units.text(scenario.run().duration());
            complain(path, Units.text(length) + " is longer than the run", "run.duration is " + end);
        } else {
            withinRun(path, window.from());
        }
    }

    /** Refuses each name in {@code names} that stood before; {@code list} is the path of the list. */
    void distinct(String list, Collection<String> names) {
        Map<String, Integer> first = new HashMap<>();
        int index = 0;
        for (String name : names) {
            if (first.putIfAbsent(name, index) != null) {
                complain(
                        list + "[" + index + "].name", "the name '" + name + "' stands twice", "expected unique names");
            }
            index++;
        }
    }

    private void checkNetwork() {
        for (int i = 0; i < scenario.network().drops().size(); i++) {
            check(
                    "network.drop[" + i + "].client",
                    scenario.network().drops().get(i).client());
            withinRun(
                    "network.drop[" + i + "].from",
                    scenario.network().drops().get(i).from());
        }
        boolean alike = scenario.network().toServer().equals(scenario.network().toClient());
        checkBlackouts(
                alike ? "network" : "network.to-server", scenario.network().toServer());
        checkBlackouts(
                alike ? "network" : "network.to-client", scenario.network().toClient());
    }

    private void checkBlackouts(String path, Conditions way) {
        for (int i = 0; i < way.blackouts().size(); i++) {
            withinRun(path + ".blackouts[" + i + "]", way.blackouts().get(i));
        }
    }

    private void checkTrace() {
        for (int i = 0; i < scenario.trace().clients().size(); i++) {
            check("trace.only.clients[" + i + "]", scenario.trace().clients().get(i));
        }
        for (int i = 0; i < scenario.netstat().size(); i++) {
            withinRun("netstat.at[" + i + "]", scenario.netstat().get(i));
        }
    }

    private void check(String path, ClientSelector clients) {
        clients.group().ifPresent(name -> scenario.clients().stream()
                .filter(group -> group.name().equals(name))
                .findFirst()
                .ifPresentOrElse(
                        group -> {
                            int count = group.count().orElse(ClientsBinding.MOST);
                            if (clients.client().orElse(1) > count) {
                                complain(path, "no client " + clients.text(), "'" + name + "' has " + count);
                            }
                        },
                        () -> unknownGroup(path, name)));
    }

    private void unknownGroup(String path, String name) {
        if (!problems.doubt("clients")) {
            unknown(
                    path,
                    "group",
                    name,
                    scenario.clients().stream().map(group -> group.name()).toList());
        }
    }
}
