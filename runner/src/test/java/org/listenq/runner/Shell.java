package org.listenq.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs programs in a folder, as a user does in a terminal, with some variables set. */
final class Shell {

    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();

    Shell(Path folder) {
        this.folder = folder;
    }

    /** What a program that has ended printed, and its exit code. */
    record Done(int code, String out, String err) {

        /** Returns what it printed if it ended well. */
        String succeeds() {
            assertThat(code).as(err).isZero();
            return out;
        }
    }

    /** Where programs run. */
    Path folder() {
        return folder;
    }

    void set(String variable, String value) {
        variables.put(variable, value);
    }

    /** Returns one with a variable more. */
    Shell with(String variable, String value) {
        Shell other = new Shell(folder);
        other.variables.putAll(variables);
        other.set(variable, value);
        return other;
    }

    /** Runs the program named by the first of {@code words} with the others as arguments. */
    Done run(String... words) throws IOException, InterruptedException {
        Path out = Files.createTempFile("shell", "out");
        Path err = Files.createTempFile("shell", "err");
        try {
            ProcessBuilder builder = new ProcessBuilder(List.of(words));
            builder.environment().putAll(variables);
            int code = builder.directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start()
                    .waitFor();
            return new Done(code, Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
