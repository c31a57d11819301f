package org.listenq.core.listener;

import org.listenq.core.trace.CounterSet;

/**
 * What happens to both queues when the listening socket is closed.
 *
 * @param incomplete fate of the incomplete queue's entries; those that are deferred are whole connections and reset
 * @param completed fate of connections that accept() has not returned
 * @param migrated counters that each connection moves that goes to another listening socket
 */
public record CloseRule(Fate incomplete, Fate completed, CounterSet migrated) {

    /** A rule that moves no counters. */
    public CloseRule(Fate incomplete, Fate completed) {
        this(incomplete, completed, CounterSet.NONE);
    }

    /** What happens to one connection. */
    public enum Fate {
        /** The peer is told by a reset. */
        RST,
        /** It stays until its timer fires or its next segment comes. */
        LINGER,
        /** It goes without a word. */
        SILENT,
        /** It moves to another listening socket of its group; without one an entry lingers, a connection is reset. */
        MIGRATE
    }
}
