package org.listenq.runner.manual;

import java.util.function.Supplier;
import org.apache.commons.cli.CommandLine;
import org.listenq.runner.command.Arguments;
import org.listenq.runner.command.BadInput;
import org.listenq.runner.command.Command;
import org.listenq.runner.command.CommandSet;
import org.listenq.runner.command.Console;
import org.listenq.runner.command.ExitCode;

/** {@code listenq completion SHELL}: the script by which a shell completes commands, options and names. */
public final class CompletionCommand implements Command {

    private final Supplier<CommandSet> commands;

    /** Takes a supplier because the set that it completes contains this command. */
    public CompletionCommand(Supplier<CommandSet> commands) {
        this.commands = commands;
    }

    @Override
    public String name() {
        return "completion";
    }

    @Override
    public String summary() {
        return "print the completion of a shell: source <(listenq completion bash)";
    }

    @Override
    public String arguments() {
        return "bash|zsh";
    }

    @Override
    public ExitCode run(CommandLine line, Console console) {
        String shell = Arguments.one(line, "'bash' or 'zsh'");
        console.out()
                .print(
                        switch (shell) {
                            case "bash" -> BashCompletion.of(commands.get());
                            case "zsh" -> ZshCompletion.of(commands.get());
                            default -> throw new BadInput("'" + shell + "' is neither 'bash' nor 'zsh'");
                        });
        return ExitCode.OK;
    }
}
