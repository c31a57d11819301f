package org.listenq.core.listener;

/**
 * What happens to both queues when the listening socket is closed.
 *
 * @param incomplete fate of the incomplete queue's entries
 * @param completed fate of connections that accept() has not returned
 */
public record CloseRule(Fate incomplete, Fate completed) {

    /** What happens to one connection. */
    public enum Fate {
        /** The peer is told by a reset. */
        RST,
        /** It stays until its timer fires or its next segment comes. */
        LINGER,
        /** It goes without a word. */
        SILENT,
        /** It moves to another listening socket of its group. */
        MIGRATE
    }
}
