package org.listenq.runner.manual;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;
import org.listenq.runner.command.Command;
import org.listenq.runner.command.CommandSet;
import org.listenq.runner.command.ExitCode;
import org.listenq.runner.command.Invocation;
import org.listenq.runner.command.Version;

/** The manual page {@code listenq(1)}, in the macros of man(7). */
final class ManPage {

    private static final String HEAD = """
            .\\" Printed by 'listenq man'.
            .TH LISTENQ 1 "" "ListenQ %s" "User Commands"
            .SH NAME
            listenq \\- a discrete-event laboratory for TCP connection establishment
            .SH SYNOPSIS
            .B listenq
            .I COMMAND
            [\\fIOPTION\\fR...] [\\fIARGUMENT\\fR...]
            .br
            .B listenq
            \\-\\-version | \\-\\-help
            .SH DESCRIPTION
            One YAML file describes clients, a network and a listening server.
            ListenQ runs it and shows, packet by packet, what the two queues behind
            .BR listen (2)
            do under the rules of many systems.
            .PP
            .B listenq help language
            explains every key of such a file,
            .B listenq help studies
            every key of a study, and
            .B listenq scenarios
            lists the bundled ones.
            .SH COMMANDS
            """;
    private static final ImmutableMap<String, String> ENVIRONMENT = ImmutableMap.of(
            "JAVA_HOME", "The Java that runs the program; without it, java on the PATH.",
            "LISTENQ_JAVA_OPTS", "Options for the JVM, such as -Xmx4g.",
            "NO_COLOR", "If it is set and not empty, no colour is used.",
            "XDG_CACHE_HOME",
                    "Where loaded classes are kept for a faster start, in a folder listenq of its own;"
                            + " without it, ~/.cache.");
    private static final String TAIL = """
            .SH SEE ALSO
            .BR listen (2),
            .BR accept (2),
            .BR tcp (7),
            .BR ss (8),
            .BR nstat (8)
            """;

    private ManPage() {}

    /** Returns the page that describes {@code commands}. */
    static String of(CommandSet commands) {
        return HEAD.formatted(Version.number())
                + commands.all().stream().map(ManPage::section).collect(Collectors.joining())
                + ".SH EXIT STATUS\n"
                + Stream.of(ExitCode.values())
                        .map(code -> item(".B " + code.number(), code.meaning()))
                        .collect(Collectors.joining())
                + item(".B 69", "there is no Java 17 or newer")
                + ".SH ENVIRONMENT\n"
                + ENVIRONMENT.entrySet().stream().map(ManPage::variable).collect(Collectors.joining())
                + TAIL;
    }

    private static String section(Command command) {
        String usage = ".B listenq " + text(command.name()) + "\n[\\fIOPTION\\fR...]"
                + (command.arguments().isEmpty() ? "" : " " + text(command.arguments())) + "\n";
        return ".SS " + text(command.name()) + "\n" + usage + ".PP\n" + line(command.summary())
                + Invocation.optionsOf(command).getOptions().stream()
                        .map(ManPage::option)
                        .collect(Collectors.joining());
    }

    private static String option(Option option) {
        String shortForm = option.getOpt() == null ? "" : "\\fB\\-" + option.getOpt() + "\\fR, ";
        String value = option.hasArg() ? " \\fI" + text(option.getArgName()) + "\\fR" : "";
        return item(shortForm + "\\fB\\-\\-" + text(option.getLongOpt()) + "\\fR" + value, option.getDescription());
    }

    private static String variable(Map.Entry<String, String> variable) {
        return item(".B " + variable.getKey(), variable.getValue());
    }

    private static String item(String tag, String meaning) {
        return ".TP\n" + tag + "\n" + line(meaning);
    }

    /** Returns a line of running text, which must not begin like a macro. */
    private static String line(String words) {
        String text = text(words);
        return (text.startsWith(".") || text.startsWith("'") ? "\\&" : "") + text + "\n";
    }

    private static String text(String words) {
        return words.replace("\\", "\\e").replace("-", "\\-");
    }
}
