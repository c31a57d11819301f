package org.listenq.core.segment;

/** What befalls a connection; one that nobody answers, such as a forged SYN, has none and takes no memory for it. */
final class Story {

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
}
