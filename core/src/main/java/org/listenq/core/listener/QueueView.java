package org.listenq.core.listener;

import org.jspecify.annotations.Nullable;
import org.listenq.core.segment.Segment;

/** What a policy may see of a listening socket and its host, now. */
public interface QueueView {

    /** The simulated time in nanoseconds. */
    long now();

    /** Whether the socket still listens; entries may outlive it. */
    boolean listening();

    /** The backlog after the system's clamp. */
    int backlog();

    /** What the limits were found to be. */
    Limits limits();

    /** Number of entries of the incomplete queue, deferred ones included. */
    int incomplete();

    /** Number of completed connections that accept() has not returned. */
    int completed();

    /** Number of entries whose timer has not fired yet. */
    int young();

    /** Number of entries whose handshake is complete and that wait, for room or for data. */
    int deferred();

    /** When the listener last overflowed as its policy marks it, or {@link Long#MIN_VALUE}. */
    long overflowedAt();

    /** The socket's options. */
    SocketOptions options();

    /** The entry that was made first, or null. */
    @Nullable
    HalfOpenView oldest();

    /** The first made entry whose timer has fired at least once and whose handshake is not complete, or null. */
    @Nullable
    HalfOpenView oldestTimedOut();

    /** The entry whose handshake was complete first of those that wait, or null. */
    @Nullable
    HalfOpenView oldestDeferred();

    /** An entry chosen by addressed chance for {@code segment}, or null when there is none. */
    @Nullable
    HalfOpenView random(Segment segment);

    /** What the host remembers. */
    HostView host();
}
