package org.listenq.core.listener;

/** What one listening socket has done so far, counted where it is done; the recount at the end of a run adds it up. */
public final class ListenerCounts {

    int entered;
    int promoted;
    int expired;
    int evicted;
    int forgotten;
    int orphaned;
    int closed;
    int fromCookies;
    int accepted;
    int withdrawn;
    int reset;
    int entriesMoved;
    int connectionsMoved;

    ListenerCounts() {}

    /** Entries that were made less those that have gone. */
    public int expectedIncomplete() {
        return entered - promoted - expired - evicted - forgotten - orphaned - closed + entriesMoved;
    }

    /** Connections that were completed less those that have left the completed queue. */
    public int expectedCompleted() {
        return promoted + fromCookies - accepted - withdrawn - reset + connectionsMoved;
    }

    /** Connections that were completed. */
    public int created() {
        return promoted + fromCookies;
    }

    /** Connections that accept() returned. */
    public int accepted() {
        return accepted;
    }

    @Override
    public String toString() {
        return "entered " + entered + ", promoted " + promoted + ", expired " + expired + ", evicted " + evicted
                + ", forgotten " + forgotten + ", orphaned " + orphaned + ", closed " + closed + ", from cookies "
                + fromCookies + ", accepted " + accepted + ", withdrawn " + withdrawn + ", reset " + reset
                + ", entries moved here less those moved away " + entriesMoved + ", connections " + connectionsMoved;
    }
}
