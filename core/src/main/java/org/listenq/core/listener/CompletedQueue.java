package org.listenq.core.listener;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The queue of connections whose handshake is complete and that accept() has not returned, in order of completion. */
final class CompletedQueue {

    private final ArrayDeque<CompletedConnection> queue = new ArrayDeque<>();

    void offer(CompletedConnection connection) {
        queue.addLast(connection);
    }

    @Nullable
    CompletedConnection poll() {
        return queue.pollFirst();
    }

    @Nullable
    CompletedConnection peek() {
        return queue.peekFirst();
    }

    boolean remove(CompletedConnection connection) {
        return queue.remove(connection);
    }

    int length() {
        return queue.size();
    }
}
