package org.listenq.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/questions.md shows what its commands print; {@code -Dgolden.update} writes it and its pictures anew. */
class QuestionsTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern PICTURE = Pattern.compile("\\(questions/([\\w.-]+)\\.([\\w-]+)\\.png\\)");

    @TempDir
    private Path folder;

    @Test
    void commandsOfThePage_runAgain_printWhatItShows() throws IOException {
        String page = Files.readString(DOCS.resolve("questions.md"));
        String refreshed = new DocumentedCommands(folder).refreshed(page);
        List<MatchResult> pictures = PICTURE.matcher(page).results().toList();
        assertThat(pictures).hasSizeGreaterThan(5);
        for (MatchResult picture : pictures) {
            check(picture);
        }
        Golden.check(DOCS.resolve("questions.md"), refreshed);
    }

    /** A picture is committed, and its data is there; it is not compared, since fonts and libraries differ. */
    private void check(MatchResult picture) throws IOException {
        Path made = folder.resolve("out").resolve(picture.group(1)).resolve("plots");
        Path committed = DOCS.resolve("questions").resolve(picture.group(1) + "." + picture.group(2) + ".png");
        assertThat(made.resolve(picture.group(2) + ".csv")).isNotEmptyFile();
        if (System.getProperty("golden.update") != null) {
            Files.createDirectories(committed.getParent());
            Files.copy(made.resolve(picture.group(2) + ".png"), committed, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(committed).isNotEmptyFile();
    }
}
