package org.listenq.runner.command;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.listenq.output.file.AtomicFile;

/**
 * What happens when somebody stops the process by Ctrl-C or SIGTERM: files that are not complete are deleted, one line
 * says how to go on, and the exit code is {@link ExitCode#INTERRUPTED}.
 *
 * <p>It needs nothing of the threads that are at work, so it cannot come late. What they append to a journal in that
 * moment is cut off when the journal is opened again.
 */
public final class Interruption {

    private final CommandSet commands;
    private final Console console;
    private final List<String> args;
    private volatile boolean over;

    private Interruption(CommandSet commands, Console console, List<String> args) {
        this.commands = commands;
        this.console = console;
        this.args = args;
    }

    /** Watches for it from now on, while one of {@code commands} does what {@code args} say. */
    public static Interruption watch(CommandSet commands, Console console, String... args) {
        Interruption interruption = new Interruption(commands, console, List.copyOf(Arrays.asList(args)));
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::stop, "interruption"));
        return interruption;
    }

    /** The work is over; the end of the process is the usual one. */
    public void disregard() {
        over = true;
    }

    private void stop() {
        if (over) {
            return;
        }
        AtomicFile.abandonAll();
        boolean barIsDrawn = Boolean.getBoolean("listenq.progress");
        console.err().println((barIsDrawn ? "\n" : "") + "listenq: " + message());
        console.flush();
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number());
    }

    /** Returns what was kept, if anything, and the command that goes on or begins anew. */
    String message() {
        String first = args.isEmpty() ? "" : args.get(0);
        boolean resumes = commands.all().stream()
                .anyMatch(each -> each.resumes() && each.name().equals(first));
        String again = Stream.concat(Stream.of("listenq"), args.stream().map(Arguments::quoted))
                .collect(Collectors.joining(" "));
        return (resumes
                        ? "interrupted; the runs that were done are kept, and this goes on from there: "
                        : "interrupted; no file of it is left, and this begins anew: ")
                + again;
    }
}
