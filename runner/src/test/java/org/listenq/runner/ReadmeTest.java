package org.listenq.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.listenq.runner.command.Console;
import org.listenq.runner.command.ExitCode;
import org.listenq.runner.command.Invocation;

/** The README shows what the program really prints; {@code -Dgolden.update} writes it anew. */
class ReadmeTest {

    private static final Path README = Path.of("..", "README.md");
    private static final String BEGIN = "<!-- run:begin -->\n";
    private static final String END = "<!-- run:end -->";

    @TempDir
    private Path folder;

    @Test
    void articleRun_inTheReadme_isWhatTheProgramPrints() throws IOException {
        String readme = Files.readString(README);
        String shown = BEGIN + "```\n" + articleRun() + "```\n" + END;
        int from = readme.indexOf(BEGIN);
        int to = readme.indexOf(END) + END.length();
        if (System.getProperty("golden.update") != null) {
            Files.writeString(README, readme.substring(0, from) + shown + readme.substring(to));
        } else {
            assertThat(readme.substring(from, to)).isEqualTo(shown);
        }
    }

    private String articleRun() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        ExitCode code = new Invocation(Main.commands(), new Console(out, out))
                .run("run", "article/backlog-2", "--out", folder.toString());
        assertThat(code).isEqualTo(ExitCode.OK);
        return printed.toString(StandardCharsets.UTF_8).replace(folder.toString(), "out/article-backlog-2");
    }
}
