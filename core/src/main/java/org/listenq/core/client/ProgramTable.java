package org.listenq.core.client;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.listenq.core.segment.Connection;

/** The programs of a group's connections by the connections' slots, and programs to use again. */
final class ProgramTable {

    private static final int FIRST_CAPACITY = 16;

    private @Nullable Program[] bySlot = new Program[FIRST_CAPACITY];
    private @Nullable Program idle;

    /** Returns the program of a connection that has one. */
    Program of(Connection connection) {
        return Objects.requireNonNull(find(connection));
    }

    /** Returns the program of a connection, or null. */
    @Nullable
    Program find(Connection connection) {
        int slot = connection.slot();
        return slot < bySlot.length ? bySlot[slot] : null;
    }

    /** Returns a program to use again, or null. */
    @Nullable
    Program takeIdle() {
        Program program = idle;
        if (program != null) {
            idle = program.nextIdle;
        }
        return program;
    }

    void put(Connection connection, Program program) {
        int slot = connection.slot();
        if (slot >= bySlot.length) {
            bySlot = Arrays.copyOf(bySlot, Math.max(slot + 1, 2 * bySlot.length));
        }
        bySlot[slot] = program;
    }

    /** Takes out the program of a connection that retires, if it has one. */
    void remove(Connection connection) {
        Program program = find(connection);
        if (program != null) {
            bySlot[connection.slot()] = null;
            program.clear();
            program.nextIdle = idle;
            idle = program;
        }
    }
}
