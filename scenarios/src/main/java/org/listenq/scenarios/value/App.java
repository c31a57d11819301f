package org.listenq.scenarios.value;

/** What the server's program does with an accepted connection. */
public sealed interface App {

    /** Reads, and closes when the client has. */
    record Hold() implements App {}

    /** Closes at once. */
    record Close() implements App {}

    /** Writes {@code reply} bytes once {@code request} bytes have come, then closes. */
    record Reply(int request, int reply) implements App {}
}
