package org.listenq.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.listenq.runner.command.ExitCode;
import org.listenq.scenarios.ScenarioLibrary;

/** The commands about scenarios when all goes well: check, scenarios, init, schema and the language. */
class LibraryCommandsTest {

    @TempDir
    Path folder;

    @Test
    void emptyFolder_init_writesAFileThatIsRightAndRuns() throws IOException {
        Path file = folder.resolve("mine.yaml");
        assertThat(Called.listenq("init", file.toString()).code()).isEqualTo(ExitCode.OK);
        assertThat(Called.listenq("check", file.toString()).out()).isEqualTo(file + ": ok\n");
        Called run = Called.listenq(
                "run", file.toString(), "--out", folder.resolve("out").toString());
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).startsWith("first-steps under linux-6.18, seed 1").contains("6 ok");
    }

    @Test
    void fileThatIsThere_init_isLeftAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "mine");
        assertThat(Called.listenq("init", file.toString()).code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(file).hasContent("mine");
    }

    @Test
    void library_listed_hasEachScenarioWithWhatItShowsAndItsSource() {
        String list = Called.listenq("scenarios").out();
        assertThat(list.lines().filter(line -> line.matches("[a-z-]+/[a-z0-9-]+")))
                .containsExactlyElementsOf(ScenarioLibrary.list());
        assertThat(list.lines().filter(line -> line.startsWith("  Shows: "))).hasSameSizeAs(ScenarioLibrary.list());
    }

    @ParameterizedTest
    @ValueSource(strings = {"textbook", "textbook/"})
    void topic_listed_hasItsScenariosOnly(String topic) {
        assertThat(Called.listenq("scenarios", topic).out().lines().filter(line -> line.startsWith("textbook/")))
                .containsExactly(
                        "textbook/default-5",
                        "textbook/etimedout",
                        "textbook/incomplete-75s",
                        "textbook/sum-of-queues");
    }

    @Test
    void oneScenario_listed_isExplainedAlone() {
        assertThat(Called.listenq("scenarios", "overflow/ghosts").out())
                .startsWith("overflow/ghosts\n  listen(fd, 2) without cookies")
                .doesNotContain("overflow/ladder");
    }

    @Test
    void schema_printed_isTheCommittedOne() {
        assertThat(Path.of("..", "scenarios", "schema", "scenario.schema.json"))
                .content(StandardCharsets.UTF_8)
                .isEqualTo(Called.listenq("schema").out());
    }

    @Test
    void language_explained_isTheReference() {
        assertThat(Called.listenq("help", "language").out()).contains("  backlog: required, such as 128");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "scenarios", "init", "schema", "run"})
    void command_askedForHelp_showsHowItIsUsed(String command) {
        Called help = Called.listenq(command, "--help");
        assertThat(help.code()).isEqualTo(ExitCode.OK);
        assertThat(help.out()).contains("listenq " + command + " [OPTION...]");
    }

    @Test
    void bundledScenarioWithChanges_checked_isReadWithThem() {
        assertThat(Called.listenq("check", "article/backlog-2", "--policy", "unp")
                        .code())
                .isEqualTo(ExitCode.OK);
        assertThat(Called.listenq("check", "article/backlog-2", "--policy", "unix")
                        .code())
                .isEqualTo(ExitCode.BAD_INPUT);
    }
}
