package org.listenq.runner.command;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.MissingOptionException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.listenq.output.file.UnwritableFile;
import org.listenq.output.saved.SavedProblem;
import org.listenq.runner.execution.OutOfMemory;
import org.listenq.runner.plugin.BadPlugin;
import org.listenq.runner.plugin.PluginFailure;
import org.listenq.runner.size.BadExpression;
import org.listenq.scenarios.NearestName;
import org.listenq.scenarios.yaml.BadScenario;

/** One call of ListenQ: finds the command, reads its options, runs it and turns what goes wrong into an exit code. */
public final class Invocation {

    /** Failures whose message is meant for the user. Add here what other rooms throw for a bad file. */
    private static final List<Class<? extends Exception>> BAD_INPUT =
            List.of(BadInput.class, BadScenario.class, BadPlugin.class, SavedProblem.class, BadExpression.class);

    private static final int RESERVE = 1 << 20;

    private final CommandSet commands;
    private final Console console;

    /** Memory that is given up when something went wrong, so that it can be said even when there is none left. */
    private final AtomicReference<byte[]> reserve = new AtomicReference<>(new byte[RESERVE]);

    public Invocation(CommandSet commands, Console console) {
        this.commands = commands;
        this.console = console;
    }

    /** Does what {@code args} say. Never throws. */
    public ExitCode run(String... args) {
        try {
            ExitCode code = dispatch(List.of(args));
            console.out().flush();
            console.checkOut().run();
            return code;
        } catch (Throwable failure) {
            return report(failure);
        } finally {
            console.flush();
        }
    }

    /** Returns the options of {@code command} with the one that all have. */
    public static Options optionsOf(Command command) {
        return command.options()
                .addOption(
                        Option.builder("h").longOpt("help").desc("print this").get());
    }

    private ExitCode dispatch(List<String> args) throws Exception {
        if (args.isEmpty()) {
            HelpText.print(commands, console.err());
            return ExitCode.BAD_INPUT;
        }
        Command command = commands.named(alias(args.get(0)));
        String[] rest = args.subList(1, args.size()).toArray(String[]::new);
        return asksForHelp(rest) ? help(command) : command.run(parse(command, rest), console);
    }

    private static String alias(String first) {
        return switch (first) {
            case "--version", "-V" -> "version";
            case "--help", "-h" -> "help";
            default -> first;
        };
    }

    /** Looks before parsing, since a required option that is missing must not hide the help. */
    private static boolean asksForHelp(String... args) {
        return Stream.of(args)
                .takeWhile(arg -> !arg.equals("--"))
                .anyMatch(arg -> arg.equals("--help") || arg.equals("-h"));
    }

    private ExitCode help(Command command) throws IOException {
        HelpText.print(command, console.out());
        return ExitCode.OK;
    }

    /** Reads the options; a shortened option name is not taken for the long one. */
    private static CommandLine parse(Command command, String... args) {
        Options options = optionsOf(command);
        try {
            return new DefaultParser(false).parse(options, args);
        } catch (UnrecognizedOptionException e) {
            throw new BadInput("unknown option '" + e.getOption() + "'" + nearest(e.getOption(), options), e);
        } catch (MissingArgumentException e) {
            throw new BadInput("option '--" + e.getOption().getLongOpt() + "' needs a value", e);
        } catch (MissingOptionException e) {
            throw new BadInput("option '--" + e.getMissingOptions().get(0) + "' is missing", e);
        } catch (ParseException e) {
            throw new BadInput(Objects.requireNonNullElse(e.getMessage(), "bad options"), e);
        }
    }

    private static String nearest(String typed, Options options) {
        List<String> known = options.getOptions().stream()
                .map(option -> "--" + option.getLongOpt())
                .toList();
        return NearestName.suggestion(typed.split("=", 2)[0], known);
    }

    private ExitCode report(Throwable failure) {
        reserve.set(new byte[0]);
        Optional<OutOfMemoryError> full = OutOfMemory.in(failure);
        if (full.isPresent()) {
            console.err().println("listenq: " + OutOfMemory.advice(full.get()));
            return ExitCode.OUT_OF_MEMORY;
        }
        if (BAD_INPUT.stream().anyMatch(type -> type.isInstance(failure))) {
            console.err().println("listenq: " + failure.getMessage());
            return ExitCode.BAD_INPUT;
        }
        Optional<UnwritableFile> unwritable = UnwritableFile.in(failure);
        if (unwritable.isPresent()) {
            UnwritableFile file = unwritable.get();
            console.err().println("listenq: " + file.getFile() + " cannot be written: " + file.getReason());
            return ExitCode.BAD_INPUT;
        }
        return reportBug(failure);
    }

    private ExitCode reportBug(Throwable failure) {
        boolean plugin = failure instanceof PluginFailure;
        console.err()
                .println("listenq: "
                        + (plugin ? failure.getMessage() : "a bug in ListenQ " + Version.number())
                        + "; please report it " + (plugin ? "to its author " : "") + "with these lines:");
        failure.printStackTrace(console.err());
        return ExitCode.BUG;
    }
}
