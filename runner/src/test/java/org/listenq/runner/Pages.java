package org.listenq.runner;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Pages in Markdown. */
final class Pages {

    private Pages() {}

    /** All pages in {@code folder} and below, in order. */
    static ImmutableList<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .collect(toImmutableList());
        }
    }

    /** The text of {@code page}. */
    static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every part of {@code page} that {@code pattern} finds. */
    static ImmutableList<String> all(Path page, Pattern pattern) {
        return pattern.matcher(read(page)).results().map(MatchResult::group).collect(toImmutableList());
    }

    /** The text of {@code page} with {@code parts} in place of those that {@code pattern} finds, as many of them. */
    static String with(Path page, Pattern pattern, ImmutableList<String> parts) {
        assertThat(all(page, pattern))
                .as("%s has as many as its original", page)
                .hasSameSizeAs(parts);
        Iterator<String> next = parts.iterator();
        return pattern.matcher(read(page)).replaceAll(found -> Matcher.quoteReplacement(next.next()));
    }
}
