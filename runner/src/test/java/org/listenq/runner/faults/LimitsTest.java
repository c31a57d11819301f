package org.listenq.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.listenq.runner.Called;
import org.listenq.runner.command.ExitCode;

/** Too little memory, few open files, and files that vanish while they are in use. */
class LimitsTest {

    private static final String FEW_FILES = "ulimit -n 256; exec \"$@\"";

    @TempDir
    private Path folder;

    private FaultyWorld world;

    @BeforeEach
    void fill() throws IOException {
        world = FaultyWorld.in(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run large.yaml --set clients.c.count=900000 --out out", "study huge.yaml --out out"})
    void command_withTooLittleMemory_saysWhatHelps(String command) throws Exception {
        Files.writeString(
                folder.resolve("huge.yaml"),
                "{name: huge, scenario: small.yaml, set: {clients.c.count: 900000, clients.c.arrivals: at-once},"
                        + " replications: 2, metrics: [connect.p99]}");
        Child.Ended ended = Child.start(folder, Child.words(List.of("-Xmx12m"), command.split(" ", -1)))
                .end();
        assertThat(ended.err())
                .matches("(?s)(.* s left\n)*listenq: out of memory \\(.*; the heap may hold 1\\d MiB\\); "
                        + "give it more with LISTENQ_JAVA_OPTS=-Xmx4g, or ask for less: fewer connections, --no-page, "
                        + "--set trace.level=connections, fewer --threads\n");
        assertThat(ended.code()).isEqualTo(71);
        assertThat(WholeFiles.in(folder.resolve("out"))).isEmpty();
        assertThat(WholeFiles.parts(folder.resolve("out"))).isEmpty();
    }

    @Test
    void studyOf1200Runs_with256OpenFiles_isDone() throws Exception {
        Child.Ended ended = Child.shell(
                        folder,
                        FEW_FILES,
                        List.of(),
                        "study",
                        "study.yaml",
                        "--replications",
                        "300",
                        "--no-plots",
                        "--out",
                        "out")
                .end();
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(Files.readAllLines(folder.resolve("out/runs.csv"))).hasSize(1 + (2 * 1200));
    }

    @Test
    void batchOf300Scenarios_with256OpenFiles_isDone() throws Exception {
        world.scenarios("many", 300);
        Child.Ended ended = Child.shell(
                        folder, FEW_FILES, List.of(), "batch", "many", "--quiet", "--no-plots", "--out", "out")
                .end();
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(Files.readAllLines(folder.resolve("out/runs.csv"))).hasSize(1 + (7 * 300));
    }

    @ParameterizedTest
    @ValueSource(strings = {"study @study.yaml", "batch @many --replications 100"})
    void files_thatVanishBetweenRuns_areNotMissed(String command) throws Exception {
        world.scenarios("many", 4);
        Map<String, String> calm = world.calm("calm", world.words(command + " --no-plots --out @calm"));
        String[] words = world.words(command + " --no-plots --out @out");
        Child child = Child.start(folder, words).until(() -> world.hasRuns("out"));
        for (String each : List.of("small.yaml", "study.yaml", "many")) {
            Files.move(folder.resolve(each), folder.resolve("gone-" + each));
        }
        Child.Ended ended = child.end();
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(WholeFiles.contents(folder.resolve("out"))).isEqualTo(calm);
        Called again = Called.listenq(words);
        assertThat(again.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(again.err()).contains(words[1]).hasLineCount(1);
    }
}
