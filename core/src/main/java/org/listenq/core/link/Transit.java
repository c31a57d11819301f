package org.listenq.core.link;

import java.util.function.Consumer;
import org.listenq.core.engine.Scheduler;
import org.listenq.core.segment.Segment;
import org.listenq.core.segment.SegmentReceiver;
import org.listenq.core.trace.World;

/** Keeps segments for a time and then passes them on; each is the event of its own arrival. */
final class Transit implements Holder {

    private final World world;
    private final Scheduler scheduler;
    private final SegmentReceiver next;

    Transit(World world, SegmentReceiver next) {
        this.world = world;
        this.scheduler = world.scheduler();
        this.next = next;
    }

    /** Takes {@code segment} and passes it on {@code nanos} from now; those of one instant leave in order of coming. */
    void pass(Segment segment, long nanos) {
        segment.headFor(next);
        scheduler.arm(segment, nanos);
    }

    /** Shows what is under way; also after the end of a run, which disarms all events. */
    @Override
    public void forEachHeld(Consumer<Segment> observer) {
        world.segments().forEachHeadingFor(next, observer);
    }
}
