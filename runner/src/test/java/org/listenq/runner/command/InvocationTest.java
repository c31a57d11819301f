package org.listenq.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvocationTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V", "version"})
    void anyState_versionAsked_printsTheVersionThatTheBuildWrote(String word) {
        assertThat(listenq(word)).isEqualTo(ExitCode.OK);
        assertThat(out()).matches("listenq \\d+\\.\\d+\\.\\d+\\R");
        assertThat(err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help"})
    void anyState_helpAsked_listsEveryCommandWithItsSummary(String word) {
        assertThat(listenq(word)).isEqualTo(ExitCode.OK);
        assertThat(out())
                .contains("usage: listenq")
                .contains("  help     explain ")
                .contains("  version  print the version")
                .contains("  probe    do what the test says");
    }

    @ParameterizedTest
    @ValueSource(strings = {"help probe", "probe --help", "probe -h", "probe x --help"})
    void commandWithRequiredOption_helpAskedWithoutIt_showsUsageAndOptions(String words) {
        assertThat(listenq(words.split(" "))).isEqualTo(ExitCode.OK);
        assertThat(out())
                .contains("listenq probe [OPTION...] WHAT")
                .contains("--seed")
                .contains("--help");
        assertThat(err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "versoin               | unknown command 'versoin': did you mean version?",
                "frobnicate            | unknown command 'frobnicate'",
                "help prob             | unknown command 'prob': did you mean probe?",
                "probe --sead 1 x      | unknown option '--sead': did you mean --seed?",
                "probe --sead=1 x      | unknown option '--sead=1': did you mean --seed?",
                "probe --see 1 x       | unknown option '--see': did you mean --seed?",
                "probe --seed          | option '--seed' needs a value",
                "probe ok              | option '--seed' is missing",
                "probe --seed 1        | WHAT is missing",
                "probe --seed 1 ok ko  | unexpected argument 'ko'",
                "version now           | unexpected argument 'now'",
                "probe --seed 1 refuse | line 3: no such thing",
            })
    void anyState_badInput_isOneClearLineAndTwo(String words, String complaint) {
        assertThat(listenq(words.split(" +"))).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err()).isEqualToNormalizingNewlines("listenq: " + complaint + "\n");
        assertThat(out()).isEmpty();
    }

    @Test
    void noArguments_called_showsTheUsageAsAComplaint() {
        assertThat(listenq()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err()).contains("usage: listenq");
    }

    @Test
    void commandThatTakesHelpAsAnArgument_afterTwoDashes_getsIt() {
        assertThat(listenq("probe", "--seed", "1", "--", "--help")).isEqualTo(ExitCode.OK);
        assertThat(out()).isEqualToNormalizingNewlines("--help under 1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exception", "error"})
    void commandWithABug_called_showsTheStackAndSeventy(String kind) {
        assertThat(listenq("probe", "--seed", "1", kind)).isEqualTo(ExitCode.BUG);
        assertThat(err())
                .contains("a bug in ListenQ")
                .contains(kind + " on purpose")
                .contains("at org.listenq");
    }

    @Test
    void exitCodes_asNumbers_areThePromisedOnes() {
        assertThat(List.of(ExitCode.values())).extracting(ExitCode::number).containsExactly(0, 1, 1, 2, 70, 71, 130);
    }

    private ExitCode listenq(String... args) {
        return new Invocation(commands(), new Console(print(out), print(err))).run(args);
    }

    private static CommandSet commands() {
        return new CommandSet(
                List.of(new HelpCommand(InvocationTest::commands), new VersionCommand(), new ProbeCommand()));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Fails in the way that its argument names. */
    private static final class ProbeCommand implements Command {

        @Override
        public String name() {
            return "probe";
        }

        @Override
        public String summary() {
            return "do what the test says";
        }

        @Override
        public String arguments() {
            return "WHAT";
        }

        @Override
        public Options options() {
            return new Options()
                    .addOption(
                            Option.builder().longOpt("seed").hasArg().required().get());
        }

        @Override
        public ExitCode run(CommandLine line, Console console) {
            String what = Arguments.one(line, "WHAT");
            switch (what) {
                case "refuse" -> throw new BadInput("line 3: no such thing");
                case "exception" -> throw new IllegalStateException("exception on purpose");
                case "error" -> throw new AssertionError("error on purpose");
                default -> console.out().println(what + " under " + line.getOptionValue("seed"));
            }
            return ExitCode.OK;
        }
    }
}
