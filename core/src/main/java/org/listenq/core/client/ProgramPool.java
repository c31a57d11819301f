package org.listenq.core.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.listenq.core.segment.Connection;

/** The programs of a group's connections, and programs to use again. */
final class ProgramPool {

    private @Nullable Program idle;

    /** Returns the program of a connection that has one. */
    Program of(Connection connection) {
        return Objects.requireNonNull(find(connection));
    }

    /** Returns the program of a connection, or null. */
    @Nullable
    Program find(Connection connection) {
        return (Program) connection.clientSide();
    }

    /** Returns a program for a new connection at {@code host}. */
    Program open(Connection connection, ClientHost host) {
        Program program = idle;
        if (program == null) {
            program = new Program(host);
        } else {
            idle = program.nextIdle;
        }
        connection.keepClientSide(program);
        return program;
    }

    /** Takes back the program of a connection that retires, if it has one. */
    void retired(Connection connection) {
        Program program = find(connection);
        if (program != null) {
            connection.keepClientSide(null);
            program.clear();
            program.nextIdle = idle;
            idle = program;
        }
    }
}
