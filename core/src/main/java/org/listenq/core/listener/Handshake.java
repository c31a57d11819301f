package org.listenq.core.listener;

import org.jspecify.annotations.Nullable;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Segment;

/**
 * What is known of a handshake at the moment of its completion.
 *
 * @param connection the connection
 * @param iss names the server's initial sequence number
 * @param clientIss names the client's initial sequence number
 * @param createdAt when the entry was made, in nanoseconds; -1 for a cookie
 * @param completedAt when it was completed, in nanoseconds
 * @param retransmissions how often the SYN-ACK was retransmitted
 * @param timeouts how often the entry's timer had fired
 * @param tsVal the completing segment's time stamp, or {@link Segment#NO_TIMESTAMP}
 * @param tsEcr the time stamp that the completing segment echoes, or {@link Segment#NO_TIMESTAMP}
 */
public record Handshake(
        Connection connection,
        int iss,
        int clientIss,
        long createdAt,
        long completedAt,
        int retransmissions,
        int timeouts,
        long tsVal,
        long tsEcr) {

    static Handshake of(Segment completing, @Nullable HalfOpen entry, long now) {
        return new Handshake(
                completing.connection(),
                completing.peerIss(),
                completing.iss(),
                entry == null ? -1 : entry.createdAt(),
                now,
                entry == null ? 0 : entry.retransmissions(),
                entry == null ? 0 : entry.timeouts(),
                completing.tsVal(),
                completing.tsEcr());
    }
}
