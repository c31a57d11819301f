package org.listenq.core.segment;

/**
 * What befalls a connection, with times in nanoseconds; one that nobody answers, such as a forged SYN, has none of its
 * own and takes no memory for it.
 */
public final class Story {

    /** Told of a connection that nothing has befallen yet. */
    static final Story UNTOLD = new Story();

    long returnedAt;
    long establishedAt;
    long deferredAt;
    long completedAt;
    long acceptedAt;
    long firstByteAt;
    long endedAt;
    int worker;
    ConnectResult result = ConnectResult.PENDING;
    EndState clientEnd = EndState.OPEN;

    Story() {
        begin();
    }

    final Story begin() {
        returnedAt = Connection.NEVER;
        establishedAt = Connection.NEVER;
        deferredAt = Connection.NEVER;
        completedAt = Connection.NEVER;
        acceptedAt = Connection.NEVER;
        firstByteAt = Connection.NEVER;
        endedAt = Connection.NEVER;
        worker = -1;
        result = ConnectResult.PENDING;
        clientEnd = EndState.OPEN;
        return this;
    }

    /** What connect() said. */
    public ConnectResult result() {
        return result;
    }

    /** How the client's side ended after connect() succeeded. */
    public EndState clientEnd() {
        return clientEnd;
    }

    /** When connect() returned, or {@link Connection#NEVER}. */
    public long returnedAt() {
        return returnedAt;
    }

    /** When the client became ESTABLISHED, or {@link Connection#NEVER}. */
    public long establishedAt() {
        return establishedAt;
    }

    /** When the server had it whole and kept it from accept() for want of data or room, or {@link Connection#NEVER}. */
    public long deferredAt() {
        return deferredAt;
    }

    /** When it entered the completed queue, or {@link Connection#NEVER}. */
    public long completedAt() {
        return completedAt;
    }

    /** When accept() returned it, or {@link Connection#NEVER}. */
    public long acceptedAt() {
        return acceptedAt;
    }

    /** When the accepting program first read data from it, or {@link Connection#NEVER}. */
    public long firstByteAt() {
        return firstByteAt;
    }

    /** When the client stopped believing in it, or {@link Connection#NEVER}. */
    public long endedAt() {
        return endedAt;
    }

    /** Number of the worker that accepted it, or -1. */
    public int worker() {
        return worker;
    }
}
