package org.listenq.core.listener;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The queue of connections whose handshake is complete and that accept() has not returned, in order of completion. */
final class CompletedQueue {

    private final ArrayDeque<CompletedConnection> queue = new ArrayDeque<>();
    private int length;

    void offer(CompletedConnection connection) {
        queue.addLast(connection);
        length++;
    }

    @Nullable
    CompletedConnection poll() {
        if (length == 0) {
            return null;
        }
        length--;
        return queue.pollFirst();
    }

    @Nullable
    CompletedConnection peek() {
        return queue.peekFirst();
    }

    boolean remove(CompletedConnection connection) {
        boolean stood = queue.remove(connection);
        length -= stood ? 1 : 0;
        return stood;
    }

    int length() {
        return length;
    }
}
