package org.listenq.core.trace;

import org.listenq.core.segment.Direction;

/**
 * A trace row as a value to keep and compare; components as in {@link TraceRow}.
 *
 * @param connection label of the connection, -1 without one
 * @param group client group of the connection
 * @param client number of the client in its group
 * @param direction of the segment; {@code flags} to {@code tsEcr} mean nothing when {@code hasSegment} is false
 */
public record TraceEvent(
        long number,
        long timeNanos,
        EventKind kind,
        int host,
        int connection,
        int group,
        int client,
        boolean hasSegment,
        Direction direction,
        int flags,
        int seq,
        int ack,
        int length,
        int iss,
        int peerIss,
        boolean hasState,
        TcpState stateBefore,
        TcpState stateAfter,
        int listener,
        int synBefore,
        int synAfter,
        int synLimit,
        int accBefore,
        int accAfter,
        int accLimit,
        int young,
        Cause cause,
        CounterSet counters,
        long retransmission,
        long timerDueNanos,
        int worker,
        String note) {

    static TraceEvent of(TraceRow r) {
        return new TraceEvent(
                r.number(),
                r.timeNanos(),
                r.kind(),
                r.host(),
                r.connection().label(),
                r.connection().group(),
                r.connection().client(),
                r.hasSegment(),
                r.direction(),
                r.flags(),
                r.seq(),
                r.ack(),
                r.length(),
                r.iss(),
                r.peerIss(),
                r.hasState(),
                r.stateBefore(),
                r.stateAfter(),
                r.listener(),
                r.synBefore(),
                r.synAfter(),
                r.synLimit(),
                r.accBefore(),
                r.accAfter(),
                r.accLimit(),
                r.young(),
                r.cause(),
                r.counters(),
                r.retransmission(),
                r.timerDueNanos(),
                r.worker(),
                r.note());
    }
}
