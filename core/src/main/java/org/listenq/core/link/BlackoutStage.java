package org.listenq.core.link;

import com.google.common.collect.ImmutableList;
import org.listenq.core.engine.Scheduler;
import org.listenq.core.segment.Segment;
import org.listenq.core.segment.SegmentReceiver;

/** The stage that loses whatever is sent during a {@link Blackout}. */
final class BlackoutStage implements SegmentReceiver {

    private final Blackout[] blackouts;
    private final Scheduler scheduler;
    private final Drain drain;
    private final SegmentReceiver next;

    BlackoutStage(ImmutableList<Blackout> blackouts, Scheduler scheduler, Drain drain, SegmentReceiver next) {
        this.blackouts = blackouts.toArray(Blackout[]::new);
        this.scheduler = scheduler;
        this.drain = drain;
        this.next = next;
    }

    @Override
    public void receive(Segment segment) {
        if (isDown(scheduler.now())) {
            drain.lose(segment, LinkCauses.BLACKOUT);
        } else {
            next.receive(segment);
        }
    }

    private boolean isDown(long now) {
        for (Blackout blackout : blackouts) {
            if (blackout.covers(now)) {
                return true;
            }
        }
        return false;
    }
}
