package org.listenq.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The pictures of a page, which lie in a folder of its name: {@code RUN.KIND.png} is {@code out/RUN/plots/KIND.png} of
 * the runs that the page makes.
 */
final class DocumentedPictures {

    private final Path made;
    private final Path page;
    private final Path committed;

    /** The pictures of {@code page}, whose runs lie in {@code folder}. */
    DocumentedPictures(Path folder, Path page) {
        this.made = folder.resolve("out");
        this.page = page;
        this.committed = Path.of(page.toString().replaceFirst("\\.md$", ""));
    }

    /**
     * Asserts that each is committed, and that its data is there; it is not compared, since fonts and libraries differ.
     * {@code -Dgolden.update} copies it.
     */
    void check() throws IOException {
        Pattern picture = Pattern.compile("\\(" + committed.getFileName() + "/([\\w.-]+)\\.([\\w-]+)\\.(png|svg)\\)");
        for (MatchResult found :
                picture.matcher(Files.readString(page)).results().toList()) {
            check(made.resolve(found.group(1)).resolve("plots"), found);
        }
    }

    private void check(Path plots, MatchResult picture) throws IOException {
        Path file = committed.resolve(picture.group(1) + "." + picture.group(2) + "." + picture.group(3));
        assertThat(plots.resolve(picture.group(2) + ".csv")).isNotEmptyFile();
        if (System.getProperty("golden.update") != null) {
            Files.createDirectories(committed);
            Files.copy(
                    plots.resolve(picture.group(2) + "." + picture.group(3)),
                    file,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(file).isNotEmptyFile();
    }
}
