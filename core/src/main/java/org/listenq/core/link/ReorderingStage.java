package org.listenq.core.link;

import java.util.function.Consumer;
import org.listenq.core.engine.Distribution;
import org.listenq.core.segment.Segment;
import org.listenq.core.segment.SegmentReceiver;
import org.listenq.core.trace.World;

/** The stage that holds some segments back, so that others overtake them. */
final class ReorderingStage implements SegmentReceiver, Holder {

    private final double probability;
    private final Distribution extra;
    private final Chance coin;
    private final Chance extraChance;
    private final SegmentReceiver next;
    private final Transit heldBack;

    ReorderingStage(Reordering plan, World world, String name, SegmentReceiver next) {
        this.probability = plan.probability();
        this.extra = plan.extra();
        this.coin = new Chance(world.streams(), name);
        this.extraChance = new Chance(world.streams(), name + "/extra");
        this.next = next;
        this.heldBack = new Transit(world, next);
    }

    @Override
    public void forEachHeld(Consumer<Segment> observer) {
        heldBack.forEachHeld(observer);
    }

    @Override
    public void receive(Segment segment) {
        if (coin.of(segment) < probability) {
            heldBack.pass(segment, extra.at(extraChance.of(segment)));
        } else {
            next.receive(segment);
        }
    }
}
