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

/** Files that cannot be written, or not to their end: one line says which and why, and nothing is half-written. */
class FullDiskTest {

    /** Files end at 16 KiB, which needs no rights: a write beyond fails as on a full disk. */
    private static final String SMALL_FILES = "ulimit -f 32; exec \"$@\"";

    @TempDir
    private Path folder;

    private FaultyWorld world;

    @BeforeEach
    void fill() throws IOException {
        world = FaultyWorld.in(folder);
    }

    @Test
    void study_onADiskThatFillsUp_goesOnWhenThereIsRoom() throws Exception {
        String[] words = world.words("study @study.yaml --quiet --out @full/study --no-plots");
        Map<String, String> calm = world.calm("calm", world.words("study @study.yaml --quiet --out @calm --no-plots"));
        Path full = folder.resolve("full");
        FaultyWorld.mount("size=64k", full);
        try {
            Child.Ended ended = Child.start(folder, words).end();
            assertThat(ended.err())
                    .isEqualTo("listenq: " + full + "/study cannot be written: No space left on device\n");
            assertThat(ended.code()).isEqualTo(2);
            assertThat(WholeFiles.in(full)).isEmpty();
            assertThat(WholeFiles.parts(full)).isEmpty();
            assertThat(FaultyWorld.call("mount", "-o", "remount,size=16m", full.toString()))
                    .isZero();
            assertThat(world.calm("full/study", words)).isEqualTo(calm);
        } finally {
            FaultyWorld.unmount(full);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run large.yaml --quiet --out OUT",
                "study study.yaml --quiet --out OUT",
                "plot OUT",
                "page OUT",
            })
    void command_thatCannotWriteToTheEnd_leavesAllFilesAsTheyWere(String command) throws Exception {
        Map<String, String> before = world.calm("out", world.words("run @small.yaml --quiet --out @out"));
        Child.Ended ended = Child.shell(
                        folder,
                        SMALL_FILES,
                        List.of(),
                        command.replace("OUT", "out").split(" ", -1))
                .end();
        assertThat(ended.err()).matches("listenq: out\\S* cannot be written: File too large\n");
        assertThat(ended.code()).isEqualTo(2);
        Path out = folder.resolve("out");
        assertThat(WholeFiles.contents(out)).isEqualTo(before);
        assertThat(WholeFiles.parts(out)).isEmpty();
    }

    @Test
    void init_thatCannotWriteToTheEnd_leavesNoFile() throws Exception {
        Child.Ended ended = Child.shell(folder, "ulimit -f 1; exec \"$@\"", List.of(), "init", "new.yaml")
                .end();
        assertThat(ended.err()).isEqualTo("listenq: new.yaml cannot be written: File too large\n");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(folder.resolve("new.yaml")).doesNotExist();
    }

    @Test
    void readOnlyTarget_anyCommand_oneLine() throws Exception {
        world.calm("out", world.words("run @small.yaml --quiet --out @out"));
        Path readOnly = folder.resolve("ro");
        FaultyWorld.mount("ro", readOnly);
        try {
            Child.Ended ended =
                    Child.start(folder, "run", "small.yaml", "--out", "ro/out").end();
            assertThat(ended.err()).isEqualTo("listenq: ro/out cannot be written: Read-only file system\n");
            assertThat(ended.code()).isEqualTo(2);
            for (String command : List.of(
                    "study @study.yaml --out @ro/out",
                    "batch @small.yaml --out @ro/out",
                    "size @small.yaml --goal connect.p99<1s --over server.backlog=0..8 --out @ro/out",
                    "init @ro/new.yaml",
                    "plot @out --out @ro/plots",
                    "page @out --out @ro/page.html")) {
                Called called = Called.listenq(world.words(command));
                assertThat(called.err()).matches("listenq: .*/ro/\\S+ cannot be written: Read-only file system\n");
                assertThat(called.code()).isEqualTo(ExitCode.BAD_INPUT);
            }
        } finally {
            FaultyWorld.unmount(readOnly);
        }
    }

    @Test
    void standardOutput_onAFullDisk_isNoSuccess() throws Exception {
        Child.Ended ended = Child.shell(folder, "exec \"$@\" >/dev/full", List.of(), "policies")
                .end();
        assertThat(ended.err()).isEqualTo("listenq: the standard output cannot be written: No space left on device\n");
        assertThat(ended.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"policies", "run small.yaml --out out"})
    void reader_thatGoesAway_isNoFailure(String command) throws Exception {
        String script = "{ \"$@\"; echo $? >code; } | true";
        Child.Ended ended =
                Child.shell(folder, script, List.of(), command.split(" ", -1)).end();
        assertThat(ended.err()).doesNotContain("listenq: ", "Exception");
        assertThat(Files.readString(folder.resolve("code"))).isEqualTo("0\n");
    }
}
