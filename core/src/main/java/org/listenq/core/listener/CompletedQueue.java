package org.listenq.core.listener;

import org.jspecify.annotations.Nullable;

/** The queue of connections whose handshake is complete and that accept() has not returned, in order of completion. */
final class CompletedQueue {

    private static final int FIRST_CAPACITY = 16;

    /** A ring of a power of two of places; the place of a number is the number modulo the capacity. */
    private @Nullable CompletedConnection[] ring = new @Nullable CompletedConnection[FIRST_CAPACITY];

    /** Number of the first connection. */
    private int first;

    private int length;

    void offer(CompletedConnection connection) {
        if (length == ring.length) {
            grow();
        }
        ring[place(length)] = connection;
        length++;
    }

    private int place(int index) {
        return (first + index) & (ring.length - 1);
    }

    private void grow() {
        @Nullable CompletedConnection[] wider = new @Nullable CompletedConnection[2 * length];
        for (int i = 0; i < length; i++) {
            wider[i] = ring[place(i)];
        }
        ring = wider;
        first = 0;
    }

    @Nullable
    CompletedConnection poll() {
        if (length == 0) {
            return null;
        }
        int place = place(0);
        CompletedConnection connection = ring[place];
        ring[place] = null;
        first++;
        length--;
        return connection;
    }

    @Nullable
    CompletedConnection peek() {
        return ring[place(0)];
    }

    boolean remove(CompletedConnection connection) {
        int index = 0;
        while (index < length && ring[place(index)] != connection) {
            index++;
        }
        if (index == length) {
            return false;
        }
        for (; index < length - 1; index++) {
            ring[place(index)] = ring[place(index + 1)];
        }
        length--;
        ring[place(length)] = null;
        return true;
    }

    int length() {
        return length;
    }
}
