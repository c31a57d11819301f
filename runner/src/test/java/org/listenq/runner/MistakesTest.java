package org.listenq.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.listenq.runner.command.ExitCode;

/** What users do wrong, through the commands as they type them: a clear message, exit 2, and nothing left behind. */
class MistakesTest {

    private static final Path TABLE =
            Path.of("..", "scenarios", "src", "test", "resources", "org", "listenq", "scenarios", "bad-inputs.txt");
    private static final Path WORDS = Path.of("src", "test", "resources", "org", "listenq", "runner", "mistakes.txt");
    private static final String GOOD = "name: x\nclients: [{name: a, arrivals: at-once}]\nserver: {backlog: 2}\n";

    @TempDir
    static Path folder;

    @BeforeAll
    static void writeFiles() throws IOException {
        write("good.yaml", GOOD);
        write("empty.yaml", "");
        write("comment.yaml", "# nothing\n");
        write("tab.yaml", "name: x\nserver:\n\tbacklog: 2\n");
        write("mark.yaml", "\uFEFF" + GOOD);
        write("deep.yaml", "[".repeat(400_000));
        write("huge.yaml", "[".repeat(10_000_000));
        write("times.yaml", GOOD.replace("at-once", "{file: times.csv}"));
        write("times.csv", "1s\nsoon\n");
        write("outside.yaml", GOOD.replace("at-once", "{file: ../times.csv}"));
        write("study.yaml", "name: s\nscenario: good.yaml\naxes: {server.baklog: [1]}\n");
        write("path.yaml", GOOD.replace("name: x", "name: ../x"));
        Files.write(folder.resolve("bytes.yaml"), new byte[] {'n', ':', ' ', (byte) 0xC3, '('});
        Files.createDirectory(folder.resolve("folder.yaml"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("words")
    void mistakeOnTheCommandLine_typed_isOneClearLine(String words, String says) throws IOException {
        List<Path> before = files();
        Called call = Called.listenq(words.replace("@", folder.toString()).split(" +"));
        assertThat(shown(call.err(), says)).isEqualTo("listenq: " + says.replace("@", folder.toString()) + "\n");
        assertThat(call.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(call.out()).isEmpty();
        assertThat(files()).isEqualTo(before);
        assertThat(Path.of("out")).doesNotExist();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void mistakeInAFile_checkedAndRun_isSaidLineByLine(String title, String yaml, int lines) throws IOException {
        Path file = write("f.yaml", yaml);
        List<Path> before = files();
        Called check = Called.listenq("check", file.toString());
        Called run = Called.listenq(
                "run", file.toString(), "--out", folder.resolve("out").toString());
        assertThat(check.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(check.err().lines()).hasSize(lines).allMatch(line -> line.startsWith(file + ":"));
        assertThat(run.err()).isEqualTo("listenq: " + check.err());
        assertThat(run.out() + check.out()).isEmpty();
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void severalFiles_checked_eachHasItsSay() throws IOException {
        String good = folder.resolve("good.yaml").toString();
        String empty = folder.resolve("empty.yaml").toString();
        Called check =
                Called.listenq("check", empty, good, folder.resolve("tab.yaml").toString(), "load/gc-pause");
        assertThat(check.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(check.out()).isEqualTo(good + ": ok\nload/gc-pause: ok\n");
        assertThat(check.err().lines()).hasSize(2).first().isEqualTo(empty + ": empty (expected a scenario)");
    }

    static Stream<Arguments> words() throws IOException {
        return Splitter.on("\n\n")
                .splitToStream(Files.readString(WORDS).strip())
                .skip(1)
                .map(row -> Splitter.on("\n--- ").splitToList(row))
                .map(row -> Arguments.of(row.get(0), row.get(1)));
    }

    /** What was said, cut where the expectation ends in dots. */
    private static String shown(String said, String expected) {
        int at = said.indexOf(expected.substring(expected.length() - 10).replace("...", ""));
        return expected.endsWith("...") && at > 0 ? said.substring(0, at + 7) + "...\n" : said;
    }

    static Stream<Arguments> table() throws IOException {
        return Splitter.on("\n=== ")
                .splitToStream(Files.readString(TABLE))
                .skip(1)
                .map(MistakesTest::row);
    }

    private static Arguments row(String block) {
        List<String> parts = Splitter.on("\n--- ").splitToList(block);
        int end = parts.get(0).indexOf('\n');
        return Arguments.of(block.substring(0, end), parts.get(0).substring(end + 1) + "\n", parts.size() - 1);
    }

    private static Path write(String name, String text) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }
}
