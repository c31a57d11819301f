package org.listenq.core.server;

/** What the accepting program does with a connection. */
public sealed interface Application {

    /** Reads whatever comes and closes when the client has closed. */
    record Hold() implements Application {}

    /**
     * Answers once.
     *
     * @param requestBytes how much must have come before it answers
     * @param replyBytes how much it answers, then it closes
     */
    record Reply(int requestBytes, int replyBytes) implements Application {}

    /** Closes at once. */
    record Close() implements Application {}
}
