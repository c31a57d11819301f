package org.listenq.runner.command;

import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.listenq.scenarios.NearestName;
import org.listenq.scenarios.ScenarioLibrary;

/** {@code listenq scenarios}: the scenarios that come with ListenQ, what each shows and where it comes from. */
public final class ScenariosCommand implements Command {

    @Override
    public String name() {
        return "scenarios";
    }

    @Override
    public String summary() {
        return "list the bundled scenarios: what each shows, and its source";
    }

    @Override
    public String arguments() {
        return "[TOPIC]";
    }

    @Override
    public ExitCode run(CommandLine line, Console console) {
        Optional<String> topic = Arguments.atMostOne(line);
        for (String name : topic.map(ScenariosCommand::named).orElseGet(ScenarioLibrary::list)) {
            console.out().println(name);
            ScenarioLibrary.open(name).about().lines().forEach(text -> console.out()
                    .println("  " + text));
            console.out().println();
        }
        console.out().println("'listenq run NAME' runs one of them.");
        return ExitCode.OK;
    }

    /** The scenarios of a topic, or the one of this name. */
    private static List<String> named(String topic) {
        String start = topic.endsWith("/") ? topic : topic + "/";
        List<String> names = ScenarioLibrary.list().stream()
                .filter(name -> name.equals(topic) || name.startsWith(start))
                .toList();
        if (names.isEmpty()) {
            List<String> known = ScenarioLibrary.list().stream()
                    .map(name -> name.substring(0, name.indexOf('/')))
                    .distinct()
                    .toList();
            String nearest = NearestName.suggestion(topic, known);
            throw new BadInput("no topic '" + topic + "'" + nearest + " (known: " + String.join(", ", known) + ")");
        }
        return names;
    }
}
