package org.listenq.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.listenq.runner.command.ExitCode;
import org.listenq.scenarios.ScenarioLibrary;

/** Every bundled scenario gives the report and the trace that are committed. */
class LibraryGoldenTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden/library");
    private static final int LINES_OF_A_SECTION = 12;

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("names")
    void bundledScenario_run_givesItsGolden(String name) throws IOException {
        Called run = Called.listenq("run", name, "--out", folder.toString(), "--trace", "csv");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        String hash = MoreFiles.asByteSource(folder.resolve("trace.csv"))
                .hash(Hashing.sha256())
                .toString();
        Golden.check(FOLDER.resolve(name + ".txt"), shortened(run.out()) + "\n\ntrace.csv sha256 " + hash + "\n");
    }

    @Test
    void goldens_listed_belongToAScenarioEach() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> FOLDER.relativize(file).toString().replace('\\', '/')))
                    .containsExactlyInAnyOrderElementsOf(
                            names().stream().map(name -> name + ".txt").toList());
        }
    }

    static List<String> names() {
        return ScenarioLibrary.list();
    }

    /** The report without its last line, which names the folder; long sections are cut. */
    private static String shortened(String report) {
        List<String> sections = Splitter.on("\n\n").splitToList(report.strip());
        return sections.subList(0, sections.size() - 1).stream()
                .map(LibraryGoldenTest::section)
                .collect(Collectors.joining("\n\n"));
    }

    private static String section(String section) {
        List<String> lines = section.lines().toList();
        boolean isLong = lines.size() > LINES_OF_A_SECTION && !section.startsWith("Counters");
        String rest = isLong ? "\n  (" + (lines.size() - LINES_OF_A_SECTION) + " lines more)" : "";
        return lines.stream().limit(isLong ? LINES_OF_A_SECTION : lines.size()).collect(Collectors.joining("\n"))
                + rest;
    }
}
