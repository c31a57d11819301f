package org.listenq.core.link;

import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Connections;
import org.listenq.core.segment.Segment;
import org.listenq.core.segment.SegmentPool;
import org.listenq.core.segment.SegmentReceiver;

/**
 * The last stage: hands a segment to the other end; then its carrier is free again, and its connection not held by it.
 */
final class DeliveryStage implements SegmentReceiver {

    private final SegmentReceiver destination;
    private final LinkTally tally;
    private final SegmentPool segments;
    private final Connections connections;

    DeliveryStage(SegmentReceiver destination, LinkTally tally, SegmentPool segments, Connections connections) {
        this.destination = destination;
        this.tally = tally;
        this.segments = segments;
        this.connections = connections;
    }

    @Override
    public void receive(Segment segment) {
        if (segment.nth() < 0) {
            segment.sent(-segment.nth(), segment.sentAt());
        }
        tally.delivered(segment);
        Connection connection = segment.connection();
        destination.receive(segment);
        segments.release(segment);
        connections.release(connection);
    }
}
