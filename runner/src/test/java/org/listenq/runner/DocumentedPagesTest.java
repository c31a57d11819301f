package org.listenq.runner;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages in docs show what their commands print; {@code -Dgolden.update} writes them and their pictures anew.
 *
 * <p>A translation, {@code NAME.zh.md}, has the commands, outputs and pictures of {@code NAME.md}.
 */
class DocumentedPagesTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final String TRANSLATION = ".zh.md";
    private static final Pattern EXECUTED =
            Pattern.compile("(?s)```console\n.*?```|<!-- listenq(-long)?: .*?<!-- end -->");
    private static final Pattern SHOWN = Pattern.compile("(?s)```console\n.*?```|\\([\\w-]+/[\\w.-]+\\.(?:png|svg)\\)");

    /** Takes minutes, and depends on the machine. */
    private static final String MEASURED = "self-check";

    @TempDir
    private Path folder;

    static ImmutableList<String> pages() throws IOException {
        return Pages.in(DOCS).stream()
                .filter(page -> !page.toString().endsWith(TRANSLATION))
                .filter(page -> Pages.read(page).contains("```console\n"))
                .map(page -> DOCS.relativize(page).toString())
                .collect(toImmutableList());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void commandsOfAPage_runAgain_printWhatItShows(String name) throws IOException {
        Path page = DOCS.resolve(name);
        String refreshed = new DocumentedCommands(folder).refreshed(Files.readString(page));
        new DocumentedPictures(folder, page).check();
        Golden.check(page, refreshed);
        Path translation = Path.of(page.toString().replaceFirst("\\.md$", TRANSLATION));
        if (Files.exists(translation)) {
            Golden.check(translation, Pages.with(translation, SHOWN, Pages.all(page, SHOWN)));
        }
    }

    @Test
    void pages_withCommands_areFound() throws IOException {
        assertThat(pages()).contains("questions.md", "tutorial.md").hasSizeGreaterThan(4);
    }

    @Test
    void everyCommand_ofEveryPage_isExecuted() throws IOException {
        for (Path page : Pages.in(DOCS)) {
            String rest = EXECUTED.matcher(Pages.read(page)).replaceAll("");
            assertThat(rest.lines())
                    .as(page.toString())
                    .filteredOn(line -> line.startsWith("$ "))
                    .allMatch(line -> line.contains(MEASURED));
        }
    }
}
