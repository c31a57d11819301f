package org.listenq.runner.faults;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.listenq.runner.Main;

/**
 * A call of ListenQ in a process of its own.
 *
 * @param process the JVM, or the shell that became it
 * @param out file of its standard output
 * @param err file of its standard error
 */
record Child(Process process, Path out, Path err) {

    /** What a call left: its exit code and what it said. */
    record Ended(int code, String out, String err) {}

    /** Returns the words that start ListenQ with {@code args} in a JVM with {@code options}. */
    static List<String> words(List<String> options, String... args) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
        words.addAll(options);
        words.add("-cp");
        words.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        words.add(Main.class.getName());
        words.addAll(List.of(args));
        return words;
    }

    /** Starts ListenQ in {@code folder}. */
    static Child start(Path folder, String... args) throws IOException {
        return start(folder, words(List.of(), args));
    }

    /** Starts {@code words} in {@code folder}. */
    static Child start(Path folder, List<String> words) throws IOException {
        Path out = Files.createTempFile(folder, "said", ".out");
        Path err = Files.createTempFile(folder, "said", ".err");
        Process process = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new Child(process, out, err);
    }

    /**
     * Starts ListenQ with {@code args} by the shell script {@code script}, in which {@code "$@"} stands for the call;
     * the JVM gets {@code options}.
     */
    static Child shell(Path folder, String script, List<String> options, String... args) throws IOException {
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", script, "sh"));
        words.addAll(words(options, args));
        return start(folder, words);
    }

    /** Waits until {@code condition} holds or the process has ended. */
    Child until(BooleanSupplier condition) throws InterruptedException {
        while (process.isAlive() && !condition.getAsBoolean()) {
            Thread.sleep(2);
        }
        return this;
    }

    /** Sends it the signal, such as {@code INT}. */
    Child signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + process.pid())
                .redirectErrorStream(true)
                .start()
                .waitFor();
        return this;
    }

    /** Waits for its end. */
    Ended end() throws IOException, InterruptedException {
        int code = process.waitFor();
        Ended ended = new Ended(
                code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
        Files.delete(out);
        Files.delete(err);
        return ended;
    }
}
