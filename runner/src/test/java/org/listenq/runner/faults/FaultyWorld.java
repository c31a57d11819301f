package org.listenq.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.listenq.runner.Called;
import org.listenq.runner.command.ExitCode;

/**
 * A folder with scenarios and a study, in which commands are called that something happens to.
 *
 * @param folder where it is
 */
record FaultyWorld(Path folder) {

    private static final String SCENARIO = """
            name: %s
            clients: [{name: c, count: %s, arrivals: {poisson: 500/s}, send: 100B}]
            network: {delay: {uniform: [1ms, 5ms]}, loss: 2%%}
            server: {policy: linux-6.18, backlog: %s, accept: {workers: 1, service: {exponential: {mean: 2ms}}}}
            run: {duration: 30s}
            """;

    /** Fills {@code folder}. */
    static FaultyWorld in(Path folder) throws IOException {
        Files.writeString(folder.resolve("large.yaml"), SCENARIO.formatted("large", 3000, 64));
        Files.writeString(folder.resolve("small.yaml"), SCENARIO.formatted("small", 60, 4));
        Files.writeString(folder.resolve("study.yaml"), """
                name: study
                scenario: small.yaml
                policies: [linux-3.10, linux-6.18]
                axes: {server.backlog: [1, 4]}
                replications: 100
                metrics: [connect.p99, share.connected]
                """);
        return new FaultyWorld(folder);
    }

    /** Writes so many scenarios into the folder {@code name}. */
    void scenarios(String name, int count) throws IOException {
        Path many = Files.createDirectories(folder.resolve(name));
        for (int i = 0; i < count; i++) {
            Files.writeString(many.resolve(i + ".yaml"), SCENARIO.formatted("m" + i, 20, i % 8));
        }
    }

    /** Calls ListenQ undisturbed, in this process, and returns what is in {@code out} then. */
    Map<String, String> calm(String out, String... args) throws IOException {
        Called called = Called.listenq(args);
        assertThat(called.code()).as(called.err()).isEqualTo(ExitCode.OK);
        assertThat(WholeFiles.parts(folder.resolve(out))).isEmpty();
        return WholeFiles.contents(folder.resolve(out));
    }

    /** Returns the words of {@code command}, with the folder for each {@code @}. */
    String[] words(String command) {
        return command.replace("@", folder + "/").split(" ", -1);
    }

    /** Whether the journal of {@code out} holds runs already. */
    boolean hasRuns(String out) {
        try {
            return Files.size(folder.resolve(out).resolve("journal").resolve("worker-0.journal")) > 5000;
        } catch (IOException e) {
            return false;
        }
    }

    /** Mounts {@code options} of a file system in memory at {@code place}, or skips the test. */
    static void mount(String options, Path place) throws IOException, InterruptedException {
        Files.createDirectories(place);
        int code = call("mount", "-t", "tmpfs", "-o", options, "listenq-test", place.toString());
        assumeThat(code).as("this test mounts a file system").isZero();
    }

    /** Undoes {@link #mount}. */
    static void unmount(Path place) throws IOException, InterruptedException {
        assertThat(call("umount", place.toString())).isZero();
    }

    /** Returns the exit code of {@code words}, or 127 if there is no such program. */
    static int call(String... words) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return 127;
        }
    }
}
