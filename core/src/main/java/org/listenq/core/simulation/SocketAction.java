package org.listenq.core.simulation;

/** Something that happens to a listening socket at a time, in nanoseconds since the start of the run. */
public sealed interface SocketAction {

    long at();

    /** The socket is closed. */
    record Close(long at) implements SocketAction {}

    /**
     * A new socket listens on the same port.
     *
     * @param backlog the number given to listen()
     */
    record Reopen(long at, int backlog) implements SocketAction {}

    /**
     * listen() is called again on the open socket.
     *
     * @param backlog the number given to listen()
     */
    record ListenAgain(long at, int backlog) implements SocketAction {}
}
