package org.listenq.core.link;

import org.listenq.core.segment.Segment;
import org.listenq.core.segment.SegmentReceiver;

/** The stage that keeps every segment for the same time. */
final class ConstantDelayStage implements SegmentReceiver {

    private final Transit transit;
    private final long nanos;

    ConstantDelayStage(Transit transit, long nanos) {
        this.transit = transit;
        this.nanos = nanos;
    }

    @Override
    public void receive(Segment segment) {
        transit.pass(segment, nanos);
    }
}
