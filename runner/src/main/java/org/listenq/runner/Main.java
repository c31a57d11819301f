package org.listenq.runner;

import java.util.List;
import org.listenq.runner.command.BatchCommand;
import org.listenq.runner.command.BenchCommand;
import org.listenq.runner.command.CheckCommand;
import org.listenq.runner.command.Command;
import org.listenq.runner.command.CommandSet;
import org.listenq.runner.command.CompareCommand;
import org.listenq.runner.command.Console;
import org.listenq.runner.command.DiffCommand;
import org.listenq.runner.command.ExitCode;
import org.listenq.runner.command.ExplainCommand;
import org.listenq.runner.command.HelpCommand;
import org.listenq.runner.command.InitCommand;
import org.listenq.runner.command.Interruption;
import org.listenq.runner.command.Invocation;
import org.listenq.runner.command.PageCommand;
import org.listenq.runner.command.PlotCommand;
import org.listenq.runner.command.PoliciesCommand;
import org.listenq.runner.command.RunCommand;
import org.listenq.runner.command.ScenariosCommand;
import org.listenq.runner.command.SchemaCommand;
import org.listenq.runner.command.SelfCheckCommand;
import org.listenq.runner.command.SizeCommand;
import org.listenq.runner.command.StudyCommand;
import org.listenq.runner.command.SweepCommand;
import org.listenq.runner.command.TableCommand;
import org.listenq.runner.command.VerifyRecordingCommand;
import org.listenq.runner.command.VersionCommand;
import org.listenq.runner.manual.CompletionCommand;
import org.listenq.runner.manual.ManCommand;

/** Entry of the program, and the list of its commands. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Console console = Console.ofProcess();
        Interruption interruption = Interruption.watch(commands(), console, args);
        ExitCode code = call(console, args);
        interruption.disregard();
        System.exit(code.number());
    }

    private static ExitCode call(Console console, String... args) {
        try {
            return new Invocation(commands(), console).run(args);
        } catch (OutOfMemoryError e) {
            return ExitCode.OUT_OF_MEMORY; // there was not even room to say so
        }
    }

    /** The commands. To add one, write its class in {@code command} and add a line here. */
    static CommandSet commands() {
        List<Command> commands = List.of(
                new RunCommand(),
                new StudyCommand(),
                new CompareCommand(),
                new SweepCommand(),
                new SizeCommand(),
                new BatchCommand(),
                new PageCommand(),
                new ExplainCommand(),
                new DiffCommand(),
                new PlotCommand(),
                new CheckCommand(),
                new ScenariosCommand(),
                new InitCommand(),
                new SchemaCommand(),
                new PoliciesCommand(),
                new TableCommand(),
                new VerifyRecordingCommand(),
                new SelfCheckCommand(),
                new BenchCommand(),
                new CompletionCommand(Main::commands),
                new ManCommand(Main::commands),
                new HelpCommand(Main::commands),
                new VersionCommand());
        return new CommandSet(commands);
    }
}
