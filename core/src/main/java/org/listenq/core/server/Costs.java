package org.listenq.core.server;

/**
 * What work costs on the server's one processor, in nanoseconds.
 *
 * @param syn each SYN that arrives, ahead of all other work
 * @param accept each accept()
 * @param request each accepted connection, before its service time
 */
public record Costs(long syn, long accept, long request) {

    /** Work costs nothing. */
    public static final Costs NONE = new Costs(0, 0, 0);
}
