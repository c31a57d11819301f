package org.listenq.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.cli.Option;
import org.junit.jupiter.api.Test;
import org.listenq.runner.command.Command;
import org.listenq.runner.command.ExitCode;
import org.listenq.runner.command.Invocation;

/** The manual page describes what there is, in macros that man reads. */
class ManPageTest {

    private static final Pattern LINE = Pattern.compile("\\.(TH|SH|SS|B|I|BR|TP|PP|br|\\\\\")( .*)?|[^.'].*");

    private final String page = Called.listenq("man").out();

    @Test
    void everyCommand_hasItsSection_withSummaryAndOptions() {
        for (Command command : Main.commands().all()) {
            String section = section(command.name());
            assertThat(section).contains(escaped(command.summary()), escaped(command.arguments()));
            for (Option option : Invocation.optionsOf(command).getOptions()) {
                assertThat(section).contains(escaped("--" + option.getLongOpt()), escaped(option.getDescription()));
            }
        }
    }

    @Test
    void everyExitCode_hasItsMeaning() {
        String status = page.substring(page.indexOf(".SH EXIT STATUS"), page.indexOf(".SH ENVIRONMENT"));

        assertThat(List.of(ExitCode.values()))
                .allMatch(code -> status.contains(".B " + code.number() + "\n" + escaped(code.meaning())));
    }

    @Test
    void everyLine_isAKnownMacroOrText() {
        assertThat(page.lines()).hasSizeGreaterThan(300).allMatch(LINE.asMatchPredicate());
    }

    private String section(String name) {
        int begin = page.indexOf(".SS " + escaped(name) + "\n");
        assertThat(begin).as("section of " + name).isNotNegative();
        int end = page.indexOf("\n.S", begin + 1);
        return page.substring(begin, end);
    }

    private static String escaped(String text) {
        return text.replace("-", "\\-");
    }
}
