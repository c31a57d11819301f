package org.listenq.runner.command;

/** What the process tells its caller. */
public enum ExitCode {
    /** Done as asked. */
    OK(0, "done"),
    /** Done as asked, and a comparison that was to say so in its exit code found differences. */
    DIFFERENT(1, "different (diff --exit-code)"),
    /** Some runs of a study failed; each is listed with the command that repeats it. */
    FAILED_RUNS(1, "some runs of a study failed"),
    /** The user's arguments or files do not make sense; one clear line on stderr says why. */
    BAD_INPUT(2, "bad input"),
    /** ListenQ itself or a plugin is wrong; a stack trace on stderr shows where. */
    BUG(70, "a bug in ListenQ"),
    /** Java's memory is not enough for what was asked; one line on stderr says what helps. */
    OUT_OF_MEMORY(71, "too little memory"),
    /** Somebody stopped it by Ctrl-C or SIGTERM; one line on stderr says how to go on. */
    INTERRUPTED(130, "stopped by Ctrl-C or SIGTERM");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** The number that the process exits with. */
    public int number() {
        return number;
    }

    /** What it means, in a few words for users. */
    public String meaning() {
        return meaning;
    }
}
