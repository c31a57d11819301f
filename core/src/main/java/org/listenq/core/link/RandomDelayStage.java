package org.listenq.core.link;

import org.listenq.core.engine.Distribution;
import org.listenq.core.engine.Scheduler;
import org.listenq.core.segment.Segment;
import org.listenq.core.segment.SegmentReceiver;

/** The stage that keeps each segment for a time of its own, and if it keeps order until the one before it has left. */
final class RandomDelayStage implements SegmentReceiver {

    private final Distribution delay;
    private final Chance chance;
    private final boolean keepsOrder;
    private final Scheduler scheduler;
    private final Transit transit;
    private long lastArrival;

    RandomDelayStage(Distribution delay, Chance chance, boolean keepsOrder, Scheduler scheduler, Transit transit) {
        this.delay = delay;
        this.chance = chance;
        this.keepsOrder = keepsOrder;
        this.scheduler = scheduler;
        this.transit = transit;
    }

    @Override
    public void receive(Segment segment) {
        long nanos = delay.at(chance.of(segment));
        if (keepsOrder) {
            long now = scheduler.now();
            lastArrival = Math.max(lastArrival, now + nanos);
            nanos = lastArrival - now;
        }
        transit.pass(segment, nanos);
    }
}
