package org.listenq.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.base.Splitter;
import com.google.common.io.Resources;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.listenq.scenarios.yaml.BadScenario;

/** Every mistake is refused with one clear line each; most of them stand in bad-inputs.txt. */
class BadInputTest {

    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void mistake_read_isSaidExactly(String title, String yaml, String messages) {
        assertThat(refusal("f.yaml", yaml)).isEqualTo(messages);
    }

    @Test
    void table_counted_hasAtLeastFortyMistakes() throws IOException {
        assertThat(table().count()).isGreaterThanOrEqualTo(40);
    }

    @Test
    void empty_read_isRefused() {
        assertThat(refusal("f.yaml", "")).isEqualTo("f.yaml: empty (expected a scenario)");
        assertThat(refusal("f.yaml", "# a comment\n")).isEqualTo("f.yaml: empty (expected a scenario)");
    }

    @Test
    void byteOrderMark_read_isRefused() {
        assertThat(refusal("f.yaml", "\uFEFFname: x"))
                .isEqualTo("f.yaml:1:1: a byte-order mark (expected UTF-8 text without byte-order mark)");
    }

    @Test
    void tabAsIndentation_read_isRefused() {
        assertThat(refusal("f.yaml", "name: x\nserver:\n  \tbacklog: 2\n"))
                .isEqualTo("f.yaml:3:3: a tab indents this line (indent with spaces)");
    }

    @Test
    void deepNesting_read_isRefusedWhereItBecomesTooDeep() {
        assertThat(refusal("f.yaml", "[".repeat(400_000)))
                .isEqualTo("f.yaml:1:21: nested too deeply (at most 20 levels)");
    }

    @Test
    void tenMegabytes_read_areRefusedUnread() {
        assertThat(refusal("f.yaml", "[".repeat(10_000_000))).isEqualTo("f.yaml: too large (at most 1 MB is read)");
    }

    @Test
    void longList_read_isRefused() {
        String yaml = "netstat: {at: [" + "0s,".repeat(100_001) + "]}";
        assertThat(refusal("f.yaml", yaml)).isEqualTo("f.yaml:1:15: too many elements (at most 100,000 in a list)");
    }

    @Test
    void steeringCharacters_read_areShownAsTheirNumbers() {
        assertThat(refusal("f.yaml", "name: \"\\e[31m\\u202e\"")).contains("'\\u{1b}[31m\\u{202e}' is not a name");
    }

    @Test
    void thousandsOfProblems_read_areCutShort() {
        String message = refusal(
                "f.yaml",
                Stream.iterate(0, i -> i + 1)
                        .limit(1000)
                        .map(i -> "x" + i + ": 1\n")
                        .reduce("", String::concat));
        assertThat(message.lines()).hasSize(51).last().asString().isEqualTo("and more");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void manyMistakes_read_areRefusedSoonAndBriefly(String yaml) {
        String text = "name: x\nserver: {backlog: 2}\n" + yaml;
        long before = PROCESSOR.getCurrentThreadCpuTime();
        assertThat(refusal("f.yaml", text)).hasSizeLessThan(50_000);
        assertThat(Duration.ofNanos(PROCESSOR.getCurrentThreadCpuTime() - before))
                .as("time on the processor, however busy it is")
                .isLessThan(Duration.ofSeconds(20));
    }

    static Stream<String> hostile() {
        String client = "clients: [{name: a, arrivals: at-once}]\n";
        return Stream.of(
                "clients: [" + "{name: g, arrivals: {at-once: 9h}}, ".repeat(24_000) + "]",
                client + "netstat: {at: [" + "9h, ".repeat(99_000) + "]}",
                client + "network: {drop: [" + "{client: q}, ".repeat(70_000) + "]}",
                client + "? " + "z".repeat(900_000) + "\n: 1",
                client + "run: {seed: " + "9".repeat(900_000) + "}",
                client + "timers: " + "\u202e".repeat(300_000));
    }

    @Test
    void invalidUtf8_readFromFile_isRefusedWhereItStands(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("f.yaml");
        Files.write(file, new byte[] {'a', ':', '\n', 'b', (byte) 0xC3, '('});
        assertThat(refusal(file)).isEqualTo(file + ":2:2: not UTF-8 (expected UTF-8 text)");
    }

    @Test
    void missingFileAndFolder_read_areRefused(@TempDir Path folder) {
        Path file = folder.resolve("f.yaml");
        assertThat(refusal(file)).isEqualTo(file + ": no such file (expected a scenario file)");
        assertThat(refusal(folder)).isEqualTo(folder + ": is a folder (expected a scenario file)");
    }

    @Test
    void largeFile_read_isRefusedUnread(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("f.yaml"), new byte[1_000_001]);
        assertThat(refusal(file)).isEqualTo(file + ": too large (at most 1 MB is read)");
    }

    static Stream<Arguments> table() throws IOException {
        String file =
                Resources.toString(Resources.getResource(BadInputTest.class, "bad-inputs.txt"), StandardCharsets.UTF_8);
        return Splitter.on("\n=== ").splitToStream(file).skip(1).map(BadInputTest::arguments);
    }

    private static Arguments arguments(String block) {
        List<String> parts = Splitter.on("\n--- ").limit(2).splitToList(block);
        int titleEnd = parts.get(0).indexOf('\n');
        String messages = parts.get(1).replace("\n--- ", "\n").strip();
        return Arguments.of(block.substring(0, titleEnd), parts.get(0).substring(titleEnd + 1) + "\n", messages);
    }

    private static String refusal(String name, String yaml) {
        ScenarioReader reader = new ScenarioReader(TestSystems.SYSTEMS);
        return catchThrowableOfType(BadScenario.class, () -> reader.read(name, yaml))
                .getMessage();
    }

    private static String refusal(Path file) {
        ScenarioReader reader = new ScenarioReader(TestSystems.SYSTEMS);
        return catchThrowableOfType(BadScenario.class, () -> reader.read(file)).getMessage();
    }
}
