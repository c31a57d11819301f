package org.listenq.core.link;

import org.listenq.core.segment.Segment;
import org.listenq.core.segment.SegmentReceiver;

/** The stage that loses segments by chance. */
final class LossStage implements SegmentReceiver {

    private final LossProcess process;
    private final Drain drain;
    private final SegmentReceiver next;

    LossStage(LossProcess process, Drain drain, SegmentReceiver next) {
        this.process = process;
        this.drain = drain;
        this.next = next;
    }

    @Override
    public void receive(Segment segment) {
        if (process.loses(segment)) {
            drain.lose(segment, LinkCauses.LOSS);
        } else {
            next.receive(segment);
        }
    }
}
