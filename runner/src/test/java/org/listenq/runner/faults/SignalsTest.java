package org.listenq.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C and SIGTERM: a clean stop, one line that says how to go on, exit code 130. */
class SignalsTest {

    /** Ctrl-C must arrive although whoever started the tests in the background has it ignored. */
    private static final String HEEDING = "exec env --default-signal=INT \"$@\"";

    private static final String[] LONG = {"run", "large.yaml", "--out", "out", "--set", "clients.c.count=90000"};

    @TempDir
    private Path folder;

    private FaultyWorld world;

    @BeforeEach
    void fill() throws IOException {
        world = FaultyWorld.in(folder);
    }

    @Test
    void study_interrupted_saysHowToGoOnAndEndsWithTheSameBytes() throws Exception {
        assumeThat(FaultyWorld.call("env", "--default-signal=INT", "true")).isZero();
        Map<String, String> calm = world.calm("calm", world.words("study @study.yaml --quiet --out @calm --no-plots"));
        String[] words = world.words("study @study.yaml --quiet --out @stopped --no-plots");
        Child.Ended ended = Child.shell(folder, HEEDING, List.of(), words)
                .until(() -> world.hasRuns("stopped"))
                .signal("INT")
                .end();
        assertThat(ended.err())
                .isEqualTo("listenq: interrupted; the runs that were done are kept, and this goes on from there: "
                        + "listenq " + String.join(" ", words) + "\n");
        assertThat(ended.code()).isEqualTo(130);
        assertThat(WholeFiles.in(folder.resolve("stopped"))).isEmpty();
        assertThat(world.calm("stopped", words)).isEqualTo(calm);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void run_interrupted_leavesTheFilesOfTheRunBefore(String signal) throws Exception {
        assumeThat(FaultyWorld.call("env", "--default-signal=INT", "true")).isZero();
        Map<String, String> before = world.calm("out", world.words("run @small.yaml --quiet --out @out"));
        Path out = folder.resolve("out");
        Child.Ended ended = Child.shell(folder, HEEDING, List.of(), LONG)
                .until(() -> !parts(out).isEmpty())
                .signal(signal)
                .end();
        assertThat(ended.err())
                .endsWith("listenq: interrupted; no file of it is left, and this begins anew: listenq "
                        + String.join(" ", LONG) + "\n");
        assertThat(ended.code()).isEqualTo(130);
        assertThat(WholeFiles.contents(out)).isEqualTo(before);
        assertThat(parts(out)).isEmpty();
    }

    @Test
    void run_afterAnotherWasKilled_clearsWhatThatHasLeft() throws Exception {
        Path out = folder.resolve("out");
        Child.start(folder, LONG)
                .until(() -> parts(out).size() > 3)
                .signal("KILL")
                .end();
        assertThat(parts(out)).hasSizeGreaterThan(3);
        world.calm("out", world.words("run @small.yaml --quiet --out @out"));
    }

    private static List<Path> parts(Path out) {
        try {
            return WholeFiles.parts(out);
        } catch (IOException e) {
            return List.of();
        }
    }
}
