package org.listenq.core.segment;

/**
 * A segment as a value to keep and compare; components as in {@link Segment}.
 *
 * @param connection label of the connection
 */
public record SegmentValue(
        int connection,
        Direction direction,
        int flags,
        int seq,
        int ack,
        int length,
        int iss,
        int peerIss,
        long tsVal,
        long tsEcr,
        int nth,
        int retransmission) {}
