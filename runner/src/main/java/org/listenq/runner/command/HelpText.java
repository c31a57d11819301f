package org.listenq.runner.command;

import java.io.IOException;
import java.io.PrintStream;
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
        for (Command command : commands.all()) {
            out.printf("  %-10s %s%n", command.name(), command.summary());
        }
        out.println();
        out.println("'listenq COMMAND --help' explains one of them.");
        out.println("Exit codes: 0 done, 1 different (diff --exit-code) or some runs of a study failed, 2 bad input,"
                + " 70 a bug in ListenQ, 71 too little memory, 130 interrupted.");
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
