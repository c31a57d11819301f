package org.listenq.runner.command;

/** What the process tells its caller. */
public enum ExitCode {
    /** Done as asked. */
    OK(0),
    /** Done as asked, and a comparison that was to say so in its exit code found differences. */
    DIFFERENT(1),
    /** Some runs of a study failed; each is listed with the command that repeats it. */
    FAILED_RUNS(1),
    /** The user's arguments or files do not make sense; one clear line on stderr says why. */
    BAD_INPUT(2),
    /** ListenQ itself or a plugin is wrong; a stack trace on stderr shows where. */
    BUG(70),
    /** Java's memory is not enough for what was asked; one line on stderr says what helps. */
    OUT_OF_MEMORY(71),
    /** Somebody stopped it by Ctrl-C or SIGTERM; one line on stderr says how to go on. */
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** The number that the process exits with. */
    public int number() {
        return number;
    }
}
