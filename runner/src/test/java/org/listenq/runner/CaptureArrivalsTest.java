package org.listenq.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.listenq.runner.command.ExitCode;

/** Yesterday's burst against another backlog: a capture as the clients of a scenario. */
class CaptureArrivalsTest {

    private static final String SCENARIO = """
            name: replay
            clients:
              - {name: burst, arrivals: {capture: data/server.pcapng, port: %d}, send: 16B}
            server: {backlog: 2, accept: {after: 20s, then: at-once}}
            """;

    @TempDir
    Path folder;

    @Test
    void captureOfARun_replayed_givesTheSameConnections() throws IOException {
        run("article/backlog-2", "--out", folder.resolve("first").toString(), "--trace", "pcapng-server");
        replay(8000);
        run(scenario().toString(), "--out", folder.resolve("second").toString(), "--trace", "csv");
        assertThat(connections("second")).isEqualTo(connections("first"));
    }

    private String connections(String run) throws IOException {
        return Files.readString(folder.resolve(run).resolve("connections.csv"));
    }

    @Test
    void captureWithoutThatPort_run_isRefused() throws IOException {
        run("article/backlog-2", "--out", folder.resolve("first").toString(), "--trace", "pcapng-server");
        replay(443);
        Called refused = Called.listenq("check", scenario().toString());
        assertThat(refused.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.err()).contains("'data/server.pcapng' holds no SYN to port 443");
    }

    @Test
    void brokenCapture_checked_isRefusedWithItsOffset() throws IOException {
        run("article/backlog-2", "--out", folder.resolve("first").toString(), "--trace", "pcapng-server");
        replay(8000);
        Path capture = folder.resolve("data/server.pcapng");
        byte[] whole = Files.readAllBytes(capture);
        Files.write(capture, Arrays.copyOf(whole, whole.length - 2));
        Called refused = Called.listenq("check", scenario().toString());
        assertThat(refused.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.err())
                .contains("scenario.yaml:3:")
                .contains("'data/server.pcapng' cannot be read: byte " + (whole.length - 2)
                        + ": expected 4 more bytes, found the end of the file");
    }

    private void replay(int port) throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.copy(folder.resolve("first/trace.server.pcapng"), folder.resolve("data/server.pcapng"));
        Files.writeString(scenario(), SCENARIO.formatted(port));
    }

    private Path scenario() {
        return folder.resolve("scenario.yaml");
    }

    private static void run(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "run";
        System.arraycopy(args, 0, all, 1, args.length);
        Called called = Called.listenq(all);
        assertThat(called.err()).isEmpty();
        assertThat(called.code()).isEqualTo(ExitCode.OK);
    }
}
