package org.listenq.core.listener;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listenq.core.engine.RandomStreams;
import org.listenq.core.segment.Connection;

/** The listening sockets of one port (more than one with SO_REUSEPORT); a SYN's addresses choose among them. */
final class ListenerGroup {

    private final int port;
    private final long stream;
    private final List<Listener> sockets = new ArrayList<>();

    /** The socket if there is one only. */
    private @Nullable Listener only;

    ListenerGroup(int port, long stream) {
        this.port = port;
        this.stream = stream;
    }

    int port() {
        return port;
    }

    void add(Listener socket) {
        sockets.add(socket);
        noteOnly();
    }

    void remove(Listener socket) {
        sockets.remove(socket);
        noteOnly();
    }

    private void noteOnly() {
        only = sockets.size() == 1 ? sockets.get(0) : null;
    }

    /** Returns the socket that {@code connection}'s addresses choose, or null when none listens. */
    @Nullable
    Listener choose(Connection connection) {
        if (only != null) {
            return only;
        }
        int size = sockets.size();
        if (size == 0) {
            return null;
        }
        long hash = RandomStreams.bits(stream, connection.key(), 0);
        return sockets.get((int) Long.remainderUnsigned(hash, size));
    }
}
