package org.listenq.core.listener;

import org.jspecify.annotations.Nullable;
import org.listenq.core.segment.Segment;
import org.listenq.core.trace.TcpState;

/** A connection whose handshake is complete: it waits for accept(), or the accepting program has it. */
public interface CompletedConnection extends ServerSide {

    /** Takes a segment of the connection; the first is the one that completed the handshake. */
    void receive(Segment segment);

    /** Resets it, for its listening socket is closed. */
    void abort();

    /** Learns that it waits for accept() at another listening socket from now on. */
    default void moved(Listener heir) {}

    /** Its state, for traces. */
    TcpState state();

    /** How many bytes have come in order that no program has read. */
    int unread();

    /** Whether the client's FIN has come in order and no program knows. */
    boolean ended();

    /** Makes completed connections; the server gives it to its listening sockets. */
    @FunctionalInterface
    interface Factory {

        /**
         * Returns the connection that a handshake has become on {@code listener}.
         *
         * @param completing the segment that completed it
         * @param entry what was known of it, used again after this call; null if a cookie proved it
         * @param now the time in nanoseconds
         */
        CompletedConnection create(Listener listener, Segment completing, @Nullable HalfOpen entry, long now);
    }
}
