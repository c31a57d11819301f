package org.listenq.runner.command;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.cli.CommandLine;
import org.listenq.scenarios.Reference;

/** {@code listenq help [COMMAND]}: the list of commands, or one of them with its options. */
public final class HelpCommand implements Command {

    private static final String LANGUAGE = "language";

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
        return "explain ListenQ, one of its commands, or 'language': every key of a scenario file";
    }

    @Override
    public String arguments() {
        return "[COMMAND | language]";
    }

    @Override
    public ExitCode run(CommandLine line, Console console) throws IOException {
        Optional<String> topic = Arguments.atMostOne(line);
        if (topic.filter(LANGUAGE::equals).isPresent()) {
            console.out().print(Reference.text());
        } else if (topic.isPresent()) {
            HelpText.print(commands.get().named(topic.get()), console.out());
        } else {
            HelpText.print(commands.get(), console.out());
        }
        return ExitCode.OK;
    }
}
