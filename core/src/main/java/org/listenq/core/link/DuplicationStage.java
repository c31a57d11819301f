package org.listenq.core.link;

import java.util.function.Consumer;
import org.listenq.core.engine.Distribution;
import org.listenq.core.segment.Segment;
import org.listenq.core.segment.SegmentReceiver;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.World;

/**
 * The stage that doubles segments.
 *
 * <p>Until it is delivered a copy has its original's number negated, so it has chance of its own.
 */
final class DuplicationStage implements SegmentReceiver, Holder {

    private final double probability;
    private final Distribution extra;
    private final Chance coin;
    private final Chance extraChance;
    private final World world;
    private final LinkTally tally;
    private final int senderHost;
    private final SegmentReceiver next;
    private final Transit copies;

    DuplicationStage(
            Duplication plan, String name, World world, LinkTally tally, int senderHost, SegmentReceiver next) {
        this.probability = plan.probability();
        this.extra = plan.extra();
        this.coin = new Chance(world.streams(), name);
        this.extraChance = new Chance(world.streams(), name + "/extra");
        this.world = world;
        this.tally = tally;
        this.senderHost = senderHost;
        this.next = next;
        this.copies = new Transit(world, next);
    }

    @Override
    public void forEachHeld(Consumer<Segment> observer) {
        copies.forEachHeld(observer);
    }

    @Override
    public void receive(Segment segment) {
        if (coin.of(segment) < probability) {
            sendCopy(segment);
        }
        next.receive(segment);
    }

    private void sendCopy(Segment original) {
        Segment copy = world.segments().take().copyOf(original).sent(-original.nth(), original.sentAt());
        world.connections().hold(copy.connection());
        tally.duplicated(copy);
        tell(copy);
        copies.pass(copy, extra.at(extraChance.of(copy)));
    }

    private void tell(Segment copy) {
        if (world.trace().wants(EventKind.SEGMENT_DUPLICATE)) {
            world.trace()
                    .row(EventKind.SEGMENT_DUPLICATE, senderHost, copy.connection())
                    .segment(copy);
            world.trace().emit();
        }
    }
}
