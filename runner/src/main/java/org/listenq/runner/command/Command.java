package org.listenq.runner.command;

import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** One word that a user can type after {@code listenq}, and what it does. */
public interface Command {

    /** The word itself. */
    String name();

    /** What it does, in one line for the list of commands. */
    String summary();

    /** Its arguments beside the options, as the usage line shows them: {@code "FILE"}. */
    default String arguments() {
        return "";
    }

    /** The options it takes, built anew for each call since an {@code Option} holds state; all get {@code --help}. */
    default Options options() {
        return new Options();
    }

    /** Whether it goes on where it stopped when it is called again in the same words. */
    default boolean resumes() {
        return false;
    }

    /**
     * Does it.
     *
     * @throws BadInput if the arguments or the files they name do not make sense
     * @throws Exception for whatever else goes wrong: a bug, unless {@link Invocation} lists the type as bad input
     */
    ExitCode run(CommandLine line, Console console) throws Exception;
}
