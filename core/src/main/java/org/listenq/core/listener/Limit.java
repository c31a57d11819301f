package org.listenq.core.listener;

/**
 * One effective limit of a listening socket.
 *
 * @param connections the most connections that it lets in; {@link #NONE} without a limit
 * @param formula how the system derives it, such as {@code min(backlog, somaxconn) + 1}
 * @param binding the term of the formula that decides, such as {@code backlog = 2}
 */
public record Limit(long connections, String formula, String binding) {

    /** Stands for no limit. */
    public static final long NONE = -1;

    /** Returns the absence of a limit, with the reason. */
    public static Limit none(String why) {
        return new Limit(NONE, why, "");
    }
}
