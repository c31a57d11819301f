package org.listenq.runner.command;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.cli.CommandLine;
import org.listenq.output.study.Metrics;
import org.listenq.scenarios.Reference;
import org.listenq.scenarios.study.StudyReference;

/** {@code listenq help [COMMAND]}: the list of commands, or one of them with its options. */
public final class HelpCommand implements Command {

    private static final String LANGUAGE = "language";
    private static final String STUDIES = "studies";
    private static final String METRICS = "metrics";

    private final Supplier<CommandSet> commands;

    /** Takes a supplier because the set that it explains contains this command. */
    public HelpCommand(Supplier<CommandSet> commands) {
        this.commands = commands;
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String summary() {
        return "explain ListenQ, one of its commands, 'language' or 'studies': every key of such a file; or 'metrics'";
    }

    @Override
    public String arguments() {
        return "[COMMAND | language | studies | metrics]";
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws IOException {
        Optional<String> topic = Arguments.atMostOne(line);
        if (topic.filter(LANGUAGE::equals).isPresent()) {
            console.out().print(Reference.text());
        } else if (topic.filter(STUDIES::equals).isPresent()) {
            console.out().print(StudyReference.text());
        } else if (topic.filter(METRICS::equals).isPresent()) {
            Metrics.help().forEach(console.out()::println);
        } else if (topic.isPresent()) {
            HelpText.print(commands.get().named(topic.get()), console.out());
        } else {
            HelpText.print(commands.get(), console.out());
        }
        return ExitCode.OK;
    }
}
