package org.listenq.core.link;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.listenq.core.engine.Distribution;
import org.listenq.core.segment.Connections;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Segment;
import org.listenq.core.segment.SegmentReceiver;
import org.listenq.core.trace.World;

/**
 * One way between a client group and the server: a chain of stages, each of which takes a receiver and is one.
 *
 * <p>In this order, those that the plan does not ask for left out: drop rules, blackouts, loss, bandwidth, duplication,
 * reordering, delay, delivery. A segment is lost before it takes room on the wire, or not at all.
 *
 * <p>A sender takes a carrier from the pool, fills it, {@linkplain Segment#sent numbers} it and hands it over; from
 * then on the link owns it, and frees it when the other end has read it or when it is lost. So long the segment holds
 * its connection. The other end never receives before the sender's call has returned, even without delay.
 *
 * <p>Chance is addressed by connection and segment number in streams called {@code link/GROUP/DIRECTION/...}.
 */
public final class Link implements SegmentReceiver {

    private static final double LOWEST = 0x1.0p-53;
    private static final double HIGHEST = 1 - LOWEST;

    private final World world;
    private final Connections connections;
    private final Direction direction;
    private final LinkTally tally = new LinkTally();
    private final List<Holder> holders = new ArrayList<>();
    private final SegmentReceiver first;

    /**
     * Builds the chain.
     *
     * @param group name of the client group; with the direction it names the streams of chance
     * @param senderHost index of the host that sends here, which trace rows name
     * @param destination the other end
     */
    public Link(
            World world,
            LinkPlan plan,
            String group,
            Direction direction,
            int senderHost,
            SegmentReceiver destination) {
        this.world = world;
        this.connections = world.connections();
        this.direction = direction;
        String name = "link/" + group + "/" + direction.text();
        Drain drain = new Drain(world, tally, senderHost);
        SegmentReceiver last = new DeliveryStage(destination, tally, world.segments(), world.connections());
        SegmentReceiver way = shuffle(plan, name, delay(plan, name, last));
        this.first = losses(plan, name, drain, bandwidth(plan, drain, duplication(plan, name, senderHost, way)));
    }

    @Override
    public void receive(Segment segment) {
        if (segment.direction() != direction) {
            throw new IllegalArgumentException(segment.value() + " on the link " + direction.text());
        }
        connections.hold(segment.connection());
        tally.sent(segment);
        first.receive(segment);
    }

    /** What became of the segments handed over until now. */
    public LinkCounts counts() {
        return tally.counts(direction, holders);
    }

    private SegmentReceiver losses(LinkPlan plan, String name, Drain drain, SegmentReceiver next) {
        SegmentReceiver stage = next;
        if (!plan.loss().equals(LossModel.NONE)) {
            stage = new LossStage(plan.loss().start(world.streams(), name + "/loss"), drain, stage);
        }
        if (!plan.blackouts().isEmpty()) {
            stage = new BlackoutStage(plan.blackouts(), world.scheduler(), drain, stage);
        }
        ImmutableList<DropRule> drops = plan.drops().stream()
                .filter(rule -> rule.direction() == direction)
                .collect(ImmutableList.toImmutableList());
        return drops.isEmpty() ? stage : new DropRuleStage(drops, world.scheduler(), drain, stage);
    }

    private SegmentReceiver bandwidth(LinkPlan plan, Drain drain, SegmentReceiver next) {
        if (plan.bandwidth().isUnlimited()) {
            return next;
        }
        return held(new BandwidthStage(plan.bandwidth(), world.scheduler(), drain, next));
    }

    private SegmentReceiver duplication(LinkPlan plan, String name, int senderHost, SegmentReceiver next) {
        if (plan.duplication().probability() == 0) {
            return next;
        }
        return held(new DuplicationStage(plan.duplication(), name + "/duplication", world, tally, senderHost, next));
    }

    private SegmentReceiver shuffle(LinkPlan plan, String name, SegmentReceiver next) {
        if (plan.reordering().probability() == 0) {
            return next;
        }
        String stream = name + "/reordering";
        return held(new ReorderingStage(plan.reordering(), world, stream, next));
    }

    private SegmentReceiver delay(LinkPlan plan, String name, SegmentReceiver next) {
        Transit transit = new Transit(world, next);
        holders.add(transit);
        Distribution delay = plan.delay();
        if (delay instanceof ClientDelays clients) {
            return new ClientDelayStage(transit, clients);
        }
        if (delay.at(LOWEST) == delay.at(HIGHEST)) {
            return new ConstantDelayStage(transit, delay.at(LOWEST));
        }
        Chance chance = new Chance(world.streams(), name + "/delay");
        return new RandomDelayStage(delay, chance, plan.keepsOrder(), world.scheduler(), transit);
    }

    private <S extends SegmentReceiver & Holder> S held(S stage) {
        holders.add(stage);
        return stage;
    }
}
