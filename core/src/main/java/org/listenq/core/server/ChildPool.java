package org.listenq.core.server;

import org.jspecify.annotations.Nullable;
import org.listenq.core.listener.HalfOpen;
import org.listenq.core.listener.Listener;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Segment;

/** The children of connections whose story is not over, and children to use again. */
final class ChildPool {

    private final Server server;

    /** By client group, because an endpoint that a child keeps leads to its group. */
    private final @Nullable Child[] free;

    ChildPool(Server server, int groups) {
        this.server = server;
        this.free = new @Nullable Child[groups];
    }

    /** Returns the child that the handshake of {@code completing} has become on {@code listener}. */
    Child open(Listener listener, Segment completing, @Nullable HalfOpen entry, long now) {
        Connection connection = completing.connection();
        int group = connection.group();
        Child child = free[group];
        if (child == null) {
            child = new Child(server, listener);
        } else {
            free[group] = child.next;
        }
        child.begin(listener, completing, entry, now);
        child.next = (Child) connection.serverSide();
        connection.keepServerSide(child);
        return child;
    }

    /** Takes back the children of a connection that retires; it has several if it was reset and came again. */
    void retired(Connection connection) {
        Child first = (Child) connection.serverSide();
        if (first == null) {
            return;
        }
        connection.keepServerSide(null);
        Child last = first;
        while (last.next != null) {
            last = last.next;
        }
        int group = connection.group();
        last.next = free[group];
        free[group] = first;
    }
}
