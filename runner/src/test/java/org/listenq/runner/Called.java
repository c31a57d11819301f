package org.listenq.runner;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.listenq.runner.command.Console;
import org.listenq.runner.command.ExitCode;
import org.listenq.runner.command.Invocation;

/** A call of the program as a user makes it: what it printed, and its exit code. */
public record Called(ExitCode code, String out, String err) {

    public static Called listenq(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ExitCode code = new Invocation(Main.commands(), new Console(print(out), print(err))).run(args);
        return new Called(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
