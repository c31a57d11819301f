package org.listenq.core.listener;

import org.jspecify.annotations.Nullable;
import org.listenq.core.segment.Segment;

/** What a policy may see of the server's host: what its listening sockets share. */
public interface HostView {

    /** Number of entries of all incomplete queues of the host. */
    int incomplete();

    /** Whether the host has measured a round trip to the sender before (Linux: tcp_metrics). */
    boolean proven(Segment syn);

    /** Whether the SYN takes over a connection of the host that is in TIME_WAIT. */
    boolean recyclesTimeWait(Segment syn);

    /** Ticks of the host's clock, see {@link CookieClock}; cookies carry them. */
    long cookieTick();

    /**
     * Returns how many ticks of its clock ago the host sent the cookie that {@code segment} acknowledges, or -1 when it
     * acknowledges none: its sequence number must be the first after the client's initial one, as cookies keep
     * nothing else.
     */
    long cookieAge(Segment segment);

    /**
     * Number of entries in the bucket of the host's table that {@code syn} belongs to; see {@link
     * ListenerPolicy#buckets()}.
     */
    int bucketLength(Segment syn);

    /** The first made entry in that bucket, or null. */
    @Nullable
    HalfOpenView oldestInBucket(Segment syn);

    /** How often an entry to evict was looked for in this whole second of the simulated time. */
    int victimsSought();

    /**
     * How often a second one was looked for from the second that last saw such a search before this one until now; 0
     * when there was none (XNU: {@code old_cnt}).
     */
    int victimsSoughtBefore();

    /** Until when the host makes no entries, or {@link Long#MIN_VALUE} (FreeBSD: {@code pause_until}). */
    long pausedUntil();

    /** How long the last pause was or is, in nanoseconds; 0 before the first. */
    long pauseNanos();
}
