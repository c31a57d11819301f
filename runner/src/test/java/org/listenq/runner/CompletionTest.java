package org.listenq.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listenq.runner.command.Command;
import org.listenq.runner.command.ExitCode;
import org.listenq.runner.command.Invocation;

/** The completions of shells offer what there is to type; bash is asked itself. */
class CompletionTest {

    @TempDir
    private Path folder;

    /** {@code _} stands for a word that is not begun yet. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ver                           | verify-recording version",
                "run --pol                     | --policy",
                "run --policy linux-2          | linux-2.2 linux-2.4 linux-2.6.32",
                "run --policy = linux-6        | linux-6.18",
                "run textbook/e                | textbook/etimedout",
                "run --quiet textbook/e        | textbook/etimedout",
                "run mi                        | mine.yaml",
                "run --out m                   | maps",
                "run --trace csv,pcapng-       | csv,pcapng-server csv,pcapng-clients",
                "compare x --policies unp,xn   | unp,xnu",
                "table _                       | capacity machine syn-schedule",
                "table --stacks linux-6.18,win | linux-6.18,windows-7 linux-6.18,windows-10",
                "policies hp                   | hpux-11",
                "explain maps --format m       | mermaid",
                "diff maps --at s              | server",
                "study studies/fl              | studies/flood-defences",
                "completion _                  | bash zsh",
                "help lan                      | language",
                "scenarios art                 | article",
                "bench W1                      | W1 W1-jitter",
                "run --seed _                  | ''",
            })
    void bash_wordsBegun_offersHowTheyMayEnd(String typed, String offered) throws Exception {
        Files.createFile(folder.resolve("mine.yaml"));
        Files.createDirectory(folder.resolve("maps"));
        List<String> words = Stream.of(("listenq " + typed).split(" "))
                .map(word -> word.equals("_") ? "" : word)
                .toList();

        assertThat(bash(words)).isEqualTo(offered);
    }

    @Test
    void bash_fileWithABlank_isOneWord() throws Exception {
        Files.createFile(folder.resolve("my own.yaml"));

        assertThat(bash(List.of("listenq", "check", "my"))).isEqualTo("my own.yaml");
    }

    @Test
    void scripts_ofBothShells_holdEveryCommandAndOption() {
        for (String shell : List.of("bash", "zsh")) {
            String script = Called.listenq("completion", shell).out();
            for (Command command : Main.commands().all()) {
                String branch = branch(script, command.name());
                assertThat(Invocation.optionsOf(command).getOptions())
                        .extracting(Option::getLongOpt)
                        .as("%s in %s", command.name(), shell)
                        .allMatch(option -> branch.contains("--" + option));
            }
        }
    }

    @Test
    void anotherShell_asked_isRefused() {
        Called called = Called.listenq("completion", "fish");

        assertThat(called.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(called.err()).isEqualTo("listenq: 'fish' is neither 'bash' nor 'zsh'\n");
    }

    private static String branch(String script, String command) {
        int begin = script.indexOf("\n        " + command + ")\n");
        assertThat(begin).as("branch of " + command).isNotNegative();
        return script.substring(begin, script.indexOf("\n            ;;\n", begin));
    }

    /** Returns what bash offers for the last of {@code words}, in the temporary folder. */
    private String bash(List<String> words) throws IOException, InterruptedException {
        Path script = Files.writeString(
                folder.resolve("completion.sh"),
                Called.listenq("completion", "bash").out()
                        + "COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _listenq\n"
                        + "printf '%s\\n' \"${COMPREPLY[@]}\"\n");
        Shell shell = new Shell(folder);
        shell.set("LC_ALL", "C");
        Shell.Done done = shell.run(Stream.concat(Stream.of("bash", script.toString()), words.stream())
                .toArray(String[]::new));
        assertThat(done.err()).isEmpty();
        return done.succeeds().lines().collect(Collectors.joining(" "));
    }
}
