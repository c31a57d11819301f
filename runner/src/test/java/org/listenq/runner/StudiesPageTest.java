package org.listenq.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.listenq.runner.command.ExitCode;

/** What docs/studies.md shows is what the program prints: the quick blocks always, all when goldens are rewritten. */
class StudiesPageTest {

    private static final Path PAGE = Path.of("..", "docs", "studies.md");
    private static final Pattern BLOCK =
            Pattern.compile("<!-- listenq(-long)?: (.*?) -->\n(.*?)<!-- end -->", Pattern.DOTALL);
    private static final Pattern PICTURE = Pattern.compile("\\]\\((studies/([a-z0-9-]+)-([A-Za-z0-9.-]+\\.png))\\)");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|([^ ']+)");
    private static final boolean UPDATES = System.getProperty("golden.update") != null;

    @TempDir
    private Path folder;

    @Test
    void blocks_ofThePage_areWhatTheProgramPrints() throws IOException {
        String page = Files.readString(PAGE);
        Matcher block = BLOCK.matcher(page);
        StringBuilder shown = new StringBuilder();
        int checked = 0;
        while (block.find()) {
            boolean skipped = block.group(1) != null && !UPDATES;
            checked += skipped ? 0 : 1;
            String text = skipped ? block.group() : block(block, checked);
            block.appendReplacement(shown, Matcher.quoteReplacement(text));
        }
        block.appendTail(shown);
        assertThat(PICTURE.matcher(page).results().map(picture -> PAGE.resolveSibling(picture.group(1))))
                .hasSizeGreaterThan(2)
                .allSatisfy(picture -> assertThat(picture).isNotEmptyFile());
        assertThat(checked).isGreaterThan(3);
        if (UPDATES) {
            Files.writeString(PAGE, shown);
        } else {
            assertThat(page).isEqualTo(shown.toString());
        }
    }

    /** Copies the pictures of the study in {@code out} that the page shows. */
    private static void keepPictures(Path out) throws IOException {
        if (!Files.exists(out.resolve("study.yaml"))) {
            return;
        }
        String study = Files.readAllLines(out.resolve("study.yaml")).get(0).replace("name: ", "");
        for (MatchResult picture :
                PICTURE.matcher(Files.readString(PAGE)).results().toList()) {
            if (picture.group(2).equals(study)) {
                Path kept = PAGE.resolveSibling(picture.group(1));
                Files.createDirectories(kept.getParent());
                Files.copy(out.resolve("plots").resolve(picture.group(3)), kept, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private String block(Matcher block, int number) throws IOException {
        String arguments = block.group(2);
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(arguments);
        while (word.find()) {
            words.add(word.group(1) != null ? word.group(1) : word.group(2).replaceAll("^scenarios/studies/", "../$0"));
        }
        String out = folder.resolve("out-" + number).toString();
        words.add("--out");
        words.add(out);
        Called call = Called.listenq(words.toArray(String[]::new));
        assertThat(call.code()).isEqualTo(ExitCode.OK);
        if (UPDATES) {
            keepPictures(Path.of(out));
        }
        String mark = "<!-- listenq" + (block.group(1) == null ? "" : block.group(1)) + ": " + arguments + " -->\n";
        String text = call.out().replace(out, "out/..");
        return mark + "```\n$ ./listenq " + arguments + "\n" + text + "```\n<!-- end -->";
    }
}
