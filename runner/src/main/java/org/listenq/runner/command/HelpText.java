package org.listenq.runner.command;

import com.google.common.base.Strings;
import java.io.IOException;
import java.io.PrintStream;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.cli.help.HelpFormatter;
import org.apache.commons.cli.help.TextHelpAppendable;

/** The words that {@code --help} prints. */
final class HelpText {

    private static final int WIDTH = 100;

    private HelpText() {}

    /** Prints the list of all commands. */
    static void print(CommandSet commands, PrintStream out) {
        out.println("ListenQ: a discrete-event laboratory for TCP connection establishment.");
        out.println();
        out.println("usage: listenq COMMAND [OPTION...] [ARGUMENT...]");
        out.println("       listenq --version | --help");
        out.println();
        int longest = commands.all().stream()
                .mapToInt(command -> command.name().length())
                .max()
                .orElse(0);
        for (Command command : commands.all()) {
            out.println("  " + Strings.padEnd(command.name(), longest + 2, ' ') + command.summary());
        }
        out.println();
        out.println("'listenq COMMAND --help' explains one of them.");
        out.println("Exit codes: " + exitCodes() + ".");
    }

    private static String exitCodes() {
        return Stream.of(ExitCode.values())
                .collect(Collectors.groupingBy(
                        ExitCode::number,
                        TreeMap::new,
                        Collectors.mapping(ExitCode::meaning, Collectors.joining(" or "))))
                .entrySet()
                .stream()
                .map(code -> code.getKey() + " " + code.getValue())
                .collect(Collectors.joining(", "));
    }

    /** Prints one command with its options. */
    static void print(Command command, PrintStream out) throws IOException {
        StringBuilder text = new StringBuilder();
        TextHelpAppendable page = new TextHelpAppendable(text);
        page.setMaxWidth(WIDTH);
        HelpFormatter formatter = HelpFormatter.builder()
                .setHelpAppendable(page)
                .setShowSince(false)
                .get();
        String usage = "listenq " + command.name() + " [OPTION...] " + command.arguments();
        formatter.printHelp(usage.strip(), command.summary(), Invocation.optionsOf(command), "", false);
        text.toString().strip().lines().map(String::stripTrailing).forEach(out::println);
    }
}
