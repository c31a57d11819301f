package org.listenq.output.statistics;

import org.listenq.core.segment.Connection;
import org.listenq.core.segment.EndState;
import org.listenq.core.segment.Story;

/**
 * What became of a connection, seen from both ends: derived for display from the facts that each side noted.
 *
 * <p>The rule, first match: a forged source, or a wait for connect() that has not ended although the server answered,
 * is {@link #HALF_OPEN}; else, unless connect() succeeded, its result decides. After a success, a reset or a timeout
 * that the client saw comes first; a connection that reached the completed queue is {@link #OK}; one that did not is
 * {@link #DEFERRED} if the server had it whole all the same, {@link #GHOST} if it ever had an entry for it, else
 * {@link #ORPHAN}.
 */
public enum Outcome {
    /** The client is ESTABLISHED and the server has it too. */
    OK("ok"),
    /** Both ends have it, but accept() was never to get it: it waited for data (accept filters) or room (Solaris). */
    DEFERRED("deferred"),
    /** The client was told OK, the server had an entry that never became a connection. */
    GHOST("ghost"),
    /** The client was told OK, the server kept nothing, or only a cookie that never came back in time. */
    ORPHAN("orphan"),
    /** connect() succeeded, then a reset came; or it failed with ECONNRESET. */
    RESET("reset"),
    /** connect(), or the data after it, was given up for want of an answer. */
    TIMED_OUT("timed out"),
    /** connect() failed with ECONNREFUSED. */
    REFUSED("refused"),
    /** The application's own connect timeout came first. */
    APPLICATION_TIMEOUT("application timeout"),
    /** connect() has not returned, and the server never answered. */
    PENDING("pending"),
    /** The application closed the socket before connect() returned. */
    CLOSED("closed"),
    /** The server answered a SYN and nobody has completed the handshake. */
    HALF_OPEN("half-open");

    private final String text;

    Outcome(String text) {
        this.text = text;
    }

    /** The name in tables. */
    public String text() {
        return text;
    }

    /** Returns the outcome of {@code connection}, whose story is over. */
    public static Outcome of(Connection connection) {
        return of(connection, connection.story());
    }

    /** As above; {@code story} is the connection's. */
    static Outcome of(Connection connection, Story story) {
        if (connection.spoofed()) {
            return HALF_OPEN;
        }
        return switch (story.result()) {
            case OK -> afterSuccess(connection, story);
            case PENDING -> connection.synAcksSent() > 0 ? HALF_OPEN : PENDING;
            case TIMED_OUT -> TIMED_OUT;
            case REFUSED -> REFUSED;
            case RESET -> RESET;
            case APPLICATION_TIMEOUT -> APPLICATION_TIMEOUT;
            case CLOSED -> CLOSED;
        };
    }

    private static Outcome afterSuccess(Connection connection, Story story) {
        if (story.clientEnd() == EndState.RESET) {
            return RESET;
        }
        if (story.clientEnd() == EndState.TIMED_OUT) {
            return TIMED_OUT;
        }
        if (story.completedAt() != Connection.NEVER) {
            return OK;
        }
        if (story.deferredAt() != Connection.NEVER) {
            return DEFERRED;
        }
        return connection.entered() ? GHOST : ORPHAN;
    }
}
