package org.listenq.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that docs/java-api.md shows is compiled and run on its own, and prints what the page says. */
class JavaApiPageTest {

    private static final Path PAGE = Path.of("..", "docs", "java-api.md");
    private static final Pattern PROGRAM = Pattern.compile("(?s)```java\n(.*?class (\\w+) .*?)```");
    private static final Pattern PRINTED = Pattern.compile("(?s)<!-- printed -->\n```\n.*?```");
    private static final int LINES = 40;

    @TempDir
    private Path folder;

    @Test
    void program_ofThePage_compiledOutside_printsWhatThePageShows() throws Exception {
        String page = Files.readString(PAGE);
        Matcher program = PROGRAM.matcher(page);
        assertThat(program.find()).isTrue();
        assertThat(program.group(1).lines()).hasSizeLessThan(LINES);
        Path source = folder.resolve(program.group(2) + ".java");
        Files.writeString(source, program.group(1));
        Jar.compile(List.of(source), folder);
        String printed = "<!-- printed -->\n```\n" + run(program.group(2)) + "```";
        Golden.check(PAGE, PRINTED.matcher(page).replaceFirst(Matcher.quoteReplacement(printed)));
    }

    /** What the class prints in a JVM of its own. */
    private String run(String name) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(java.toString(), "-cp", folder + ":" + Jar.classPath(), name)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return printed;
    }
}
