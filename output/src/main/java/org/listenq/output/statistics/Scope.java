package org.listenq.output.statistics;

/**
 * How much of a run is folded.
 *
 * @param fromNanos what happens before, and connections called before, are left out
 * @param parts into how many parts of equal length the rest is cut
 * @param conversations whether what clients write and read is looked at
 */
public record Scope(long fromNanos, int parts, boolean conversations) {

    /** The whole run, without the clients' conversations. */
    public static final Scope WHOLE = new Scope(0, 1, false);
}
