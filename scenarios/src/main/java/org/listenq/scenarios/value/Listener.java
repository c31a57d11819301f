package org.listenq.scenarios.value;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.Optional;
import org.listenq.core.listener.SocketOptions;

/**
 * A listening socket, and the program behind it.
 *
 * @param backlog as passed to listen(); may be negative
 * @param sockets how many equal ones share the port, each with its own queues and program
 * @param reuseport whether other listeners may share the port
 * @param accept when the program calls accept()
 * @param pauses when the program stands still
 * @param app what the program does with an accepted connection
 * @param close when it is closed; empty for never
 * @param reopen when, after that, it is opened again
 * @param relisten when listen() is called again on the open socket
 */
public record Listener(
        String name,
        int port,
        int backlog,
        int sockets,
        boolean reuseport,
        Accept accept,
        ImmutableList<Window> pauses,
        App app,
        Optional<Duration> close,
        Optional<Listen> reopen,
        ImmutableList<Listen> relisten,
        SocketOptions options) {

    /** A call of listen(). */
    public record Listen(Duration at, int backlog) {}
}
