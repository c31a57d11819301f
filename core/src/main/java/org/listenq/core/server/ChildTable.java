package org.listenq.core.server;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.listenq.core.listener.Handshake;
import org.listenq.core.listener.Listener;
import org.listenq.core.segment.Connection;

/** The children of connections whose story is not over by the connections' slots, and children to use again. */
final class ChildTable {

    private static final int FIRST_CAPACITY = 16;

    private final Server server;

    /** By client group, because an endpoint that a child keeps leads to its group. */
    private final @Nullable Child[] free;

    private @Nullable Child[] bySlot = new @Nullable Child[FIRST_CAPACITY];

    ChildTable(Server server, int groups) {
        this.server = server;
        this.free = new @Nullable Child[groups];
    }

    /** Returns the child that {@code handshake} has become on {@code listener}. */
    Child open(Listener listener, Handshake handshake) {
        Connection connection = handshake.connection();
        Child child = free[connection.group()];
        if (child == null) {
            child = new Child(server, listener);
        } else {
            free[connection.group()] = child.next;
        }
        child.begin(listener, handshake);
        enter(child, connection.slot());
        return child;
    }

    private void enter(Child child, int slot) {
        if (slot >= bySlot.length) {
            bySlot = Arrays.copyOf(bySlot, Math.max(slot + 1, 2 * bySlot.length));
        }
        child.next = bySlot[slot];
        bySlot[slot] = child;
    }

    /** Takes back the children of a connection that retires; it has several if it was reset and came again. */
    void retired(Connection connection) {
        Child child = connection.slot() < bySlot.length ? bySlot[connection.slot()] : null;
        if (child == null) {
            return;
        }
        bySlot[connection.slot()] = null;
        while (child != null) {
            Child next = child.next;
            child.next = free[connection.group()];
            free[connection.group()] = child;
            child = next;
        }
    }
}
