package org.listenq.core.link;

import org.listenq.core.segment.Segment;
import org.listenq.core.segment.SegmentReceiver;

/** The stage that keeps every segment for the time that its client's always take. */
final class ClientDelayStage implements SegmentReceiver {

    private final Transit transit;
    private final ClientDelays delays;

    ClientDelayStage(Transit transit, ClientDelays delays) {
        this.transit = transit;
        this.delays = delays;
    }

    @Override
    public void receive(Segment segment) {
        transit.pass(segment, delays.of(segment.connection().client()));
    }
}
