package org.listenq.runner.command;

import org.apache.commons.cli.CommandLine;

/** {@code listenq version}: which ListenQ this is. */
public final class VersionCommand implements Command {

    @Override
    public String name() {
        return "version";
    }

    @Override
    public String summary() {
        return "print the version";
    }

    @Override
    public ExitCode run(CommandLine line, Console console) {
        Arguments.none(line);
        console.out().println("listenq " + Version.number());
        return ExitCode.OK;
    }
}
