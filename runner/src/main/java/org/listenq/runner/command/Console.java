package org.listenq.runner.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.listenq.runner.progress.ProgressDisplay;

/**
 * Where a command writes: results to {@code out}, complaints and progress to {@code err}.
 *
 * <p>Both are UTF-8 whatever the locale says, so that equal runs write equal bytes.
 *
 * @param attended whether somebody waits and wants to know how far long work is
 * @param checkOut complains if something that was written to {@code out} has not arrived there
 */
public record Console(PrintStream out, PrintStream err, boolean attended, Runnable checkOut) {

    /** A console at which nobody waits: long work says nothing of how far it is. */
    public Console(PrintStream out, PrintStream err) {
        this(out, err, false, () -> {});
    }

    /** Returns the console of this process. */
    public static Console ofProcess() {
        StandardOutput out = new StandardOutput();
        return new Console(open(out), open(new FileOutputStream(FileDescriptor.err)), true, out::check);
    }

    /**
     * Whether colour is welcome: results go to a terminal, as the start script says, and NO_COLOR (no-color.org) is not
     * set. Java itself cannot tell: {@code System.console()} is never null since Java 22.
     */
    public boolean colour() {
        return Boolean.getBoolean("listenq.terminal")
                && System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** Where long work shows how far it is, unless {@code quiet}. */
    public ProgressDisplay progress(boolean quiet) {
        return new ProgressDisplay(err, Boolean.getBoolean("listenq.progress"), quiet || !attended);
    }

    /** The same console for somebody who wants no results, only complaints. */
    Console complaintsOnly() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Console(nowhere, err, attended, checkOut);
    }

    /** Writes what is still buffered. */
    public void flush() {
        out.flush();
        err.flush();
    }

    private static PrintStream open(OutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }
}
