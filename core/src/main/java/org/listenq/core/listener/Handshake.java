package org.listenq.core.listener;

import org.jspecify.annotations.Nullable;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Segment;

/** What is known of a handshake at the moment of its completion: a carrier that is used again. */
public final class Handshake {

    private Connection connection = Connection.NONE;
    private int iss;
    private int clientIss;
    private long createdAt;
    private long completedAt;
    private int retransmissions;
    private int timeouts;
    private long tsVal = Segment.NO_TIMESTAMP;
    private long tsEcr = Segment.NO_TIMESTAMP;

    /** Takes what {@code completing} and {@code entry}, null for a cookie, say {@code now}. */
    public Handshake set(Segment completing, @Nullable HalfOpen entry, long now) {
        connection = completing.connection();
        iss = completing.peerIss();
        clientIss = completing.iss();
        createdAt = entry == null ? -1 : entry.createdAt();
        completedAt = now;
        retransmissions = entry == null ? 0 : entry.retransmissions();
        timeouts = entry == null ? 0 : entry.timeouts();
        tsVal = completing.tsVal();
        tsEcr = completing.tsEcr();
        return this;
    }

    public Connection connection() {
        return connection;
    }

    /** Names the server's initial sequence number. */
    public int iss() {
        return iss;
    }

    /** Names the client's initial sequence number. */
    public int clientIss() {
        return clientIss;
    }

    /** When the entry was made, in nanoseconds; -1 for a cookie. */
    public long createdAt() {
        return createdAt;
    }

    /** When it was completed, in nanoseconds. */
    public long completedAt() {
        return completedAt;
    }

    /** How often the SYN-ACK was retransmitted. */
    public int retransmissions() {
        return retransmissions;
    }

    /** How often the entry's timer had fired. */
    public int timeouts() {
        return timeouts;
    }

    /** The completing segment's time stamp, or {@link Segment#NO_TIMESTAMP}. */
    public long tsVal() {
        return tsVal;
    }

    /** The time stamp that the completing segment echoes, or {@link Segment#NO_TIMESTAMP}. */
    public long tsEcr() {
        return tsEcr;
    }
}
