package org.listenq.runner.manual;

import java.util.function.Supplier;
import org.apache.commons.cli.CommandLine;
import org.listenq.runner.command.Arguments;
import org.listenq.runner.command.Command;
import org.listenq.runner.command.CommandSet;
import org.listenq.runner.command.Console;
import org.listenq.runner.command.ExitCode;

/** {@code listenq man}: the manual page, as man reads it. */
public final class ManCommand implements Command {

    private final Supplier<CommandSet> commands;

    /** Takes a supplier because the set that it describes contains this command. */
    public ManCommand(Supplier<CommandSet> commands) {
        this.commands = commands;
    }

    @Override
    public String name() {
        return "man";
    }

    @Override
    public String summary() {
        return "print the manual page of all commands: listenq man | man -l -";
    }

    @Override
    public ExitCode run(CommandLine line, Console console) {
        Arguments.none(line);
        console.out().print(ManPage.of(commands.get()));
        return ExitCode.OK;
    }
}
