package org.listenq.runner.command;

import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/** What stands on the command line beside the options, checked for number. */
public final class Arguments {

    private Arguments() {}

    /** Refuses every argument. */
    public static void none(CommandLine line) {
        refuseAfter(0, line);
    }

    /** Returns the only argument, which must be there; {@code what} is its name in the complaint: {@code "FILE"}. */
    public static String one(CommandLine line, String what) {
        return atMostOne(line).orElseThrow(() -> new BadInput(what + " is missing"));
    }

    /** Returns the only argument, if there is one. */
    public static Optional<String> atMostOne(CommandLine line) {
        refuseAfter(1, line);
        return line.getArgList().stream().findFirst();
    }

    /** Returns {@code word} as a shell takes it for one. */
    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./=:,%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static void refuseAfter(int allowed, CommandLine line) {
        List<String> given = line.getArgList();
        if (given.size() > allowed) {
            throw new BadInput("unexpected argument '" + given.get(allowed) + "'");
        }
    }
}
