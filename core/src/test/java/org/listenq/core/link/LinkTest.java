package org.listenq.core.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.listenq.core.link.LinkBench.MS;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.listenq.core.engine.Distribution;
import org.listenq.core.engine.Distributions;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Segment;
import org.listenq.core.trace.EventKind;

/** Delay, order, outages, copies, and who owns what meanwhile. */
class LinkTest {

    private static final LinkPlan PLAIN = LinkPlan.of(Distributions.constant(12 * MS));
    private static final Distribution WIDE = Distributions.uniform(0, 100 * MS);

    @Test
    void plainLink_oneSegment_arrivesAfterTheDelay() {
        LinkBench bench = new LinkBench(PLAIN);
        bench.send(bench.open(0), Flags.SYN);
        assertThat(bench.arrivals).isEmpty();
        bench.scheduler.run(12 * MS);
        assertThat(bench.times()).containsExactly(12 * MS);
        assertThat(bench.scheduler.fired()).isEqualTo(1);
    }

    @Test
    void noDelay_oneSegment_arrivesAfterTheSenderReturned() {
        LinkBench bench = new LinkBench(LinkPlan.of(Distributions.constant(0)));
        bench.send(bench.open(0), Flags.SYN);
        assertThat(bench.arrivals).isEmpty();
        bench.scheduler.run(0);
        assertThat(bench.times()).containsExactly(0L);
    }

    @Test
    void otherDirection_handedOver_isRefused() {
        LinkBench bench = new LinkBench(PLAIN);
        Segment wrong = bench.world.segments().take().start(bench.open(0), Direction.TO_CLIENT, Flags.SYN_ACK);
        assertThatThrownBy(() -> bench.link.receive(wrong)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void inFlight_senderDone_connectionRetiresWhenDelivered() {
        LinkBench bench = new LinkBench(PLAIN);
        Connection connection = bench.open(0);
        bench.send(connection, Flags.SYN);
        bench.close(connection);
        bench.scheduler.run(12 * MS - 1);
        assertThat(bench.retired).isEmpty();
        bench.scheduler.run(12 * MS);
        assertThat(bench.retired).containsExactly(0);
    }

    @Test
    void dropped_senderDone_connectionRetiresAtOnce() {
        LinkBench bench = new LinkBench(PLAIN.with(new BernoulliLoss(1)));
        Connection connection = bench.open(0);
        bench.send(connection, Flags.SYN);
        assertThat(bench.retired).isEmpty();
        bench.close(connection);
        assertThat(bench.retired).containsExactly(0);
    }

    @Test
    void duplicated_senderDone_connectionRetiresWithTheLastCopy() {
        LinkBench bench = new LinkBench(PLAIN.with(new Duplication(1, Distributions.constant(5 * MS))));
        Connection connection = bench.open(0);
        bench.send(connection, Flags.SYN);
        bench.close(connection);
        bench.scheduler.run(16 * MS);
        assertThat(bench.retired).isEmpty();
        bench.scheduler.run(17 * MS);
        assertThat(bench.retired).containsExactly(0);
    }

    @Test
    void randomDelay_keepingOrder_nobodyOvertakesOnTheLink() {
        LinkBench bench = new LinkBench(LinkPlan.of(WIDE));
        bench.sendAcks(bench.open(0), 200);
        bench.scheduler.runAll();
        assertThat(bench.arrived()).hasSize(200).isSorted();
    }

    @Test
    void randomDelay_overtaking_eachTakesItsOwnTime() {
        LinkBench bench = new LinkBench(LinkPlan.of(WIDE).overtaking());
        bench.sendAcks(bench.open(0), 200);
        bench.scheduler.runAll();
        assertThat(bench.arrived())
                .hasSize(200)
                .isNotEqualTo(bench.arrived().stream().sorted().toList());
        assertThat(bench.arrivals)
                .allSatisfy(a ->
                        assertThat(a.nanos() - (a.segment().nth() - 1) * MS).isBetween(0L, 100 * MS));
    }

    @Test
    void randomDelay_moreSegmentsFromOthers_sameDrawsForTheSameOnes() {
        LinkBench alone = new LinkBench(LinkPlan.of(WIDE).overtaking());
        alone.sendAcks(alone.open(3), 50);
        LinkBench crowded = new LinkBench(LinkPlan.of(WIDE).overtaking());
        Connection other = crowded.open(4);
        Connection same = crowded.open(3);
        for (int i = 0; i < 50; i++) {
            crowded.send(other, Flags.ACK);
            crowded.send(other, Flags.ACK);
            crowded.sendAcks(same, 1);
        }
        alone.scheduler.runAll();
        crowded.scheduler.runAll();
        assertThat(ofConnection(crowded, same)).isEqualTo(alone.times());
    }

    @Test
    void reordering_oneHeldBack_isOvertaken() {
        LinkBench bench = new LinkBench(PLAIN.with(new Reordering(0.1, Distributions.constant(3 * MS + 1))));
        bench.sendAcks(bench.open(0), 1000);
        bench.scheduler.runAll();
        assertThat(bench.arrived()).hasSize(1000).doesNotHaveDuplicates();
        long late = bench.arrivals.stream()
                .filter(a -> a.nanos() - (a.segment().nth() - 1) * MS > 12 * MS)
                .count();
        assertThat(late).isBetween(70L, 130L);
        assertThat(bench.arrived())
                .isNotEqualTo(bench.arrived().stream().sorted().toList());
    }

    @Test
    void duplication_everySegment_copyFollowsWithDelayOfItsOwn() {
        Duplication always = new Duplication(1, Distributions.constant(0));
        LinkBench bench = new LinkBench(LinkPlan.of(WIDE).overtaking().with(always));
        bench.send(bench.open(0), Flags.SYN);
        bench.scheduler.runAll();
        assertThat(bench.arrived()).containsExactly(1, 1);
        assertThat(bench.times()).doesNotHaveDuplicates();
        assertThat(bench.rows).singleElement().satisfies(row -> {
            assertThat(row.kind()).isEqualTo(EventKind.SEGMENT_DUPLICATE);
            assertThat(row.host()).isEqualTo(LinkBench.SENDER_HOST);
        });
    }

    @Test
    void duplication_oneInTen_thatManyCopies() {
        LinkBench bench = new LinkBench(PLAIN.with(new Duplication(0.1, Distributions.constant(MS))));
        bench.sendAcks(bench.open(0), 10_000);
        assertThat(bench.total().duplicated()).isBetween(900L, 1100L);
    }

    @Test
    void blackout_window_losesWhatIsSentInItOnly() {
        LinkBench bench =
                new LinkBench(PLAIN.withBlackouts(new Blackout(2 * MS, 4 * MS), new Blackout(6 * MS, 7 * MS)));
        bench.sendAcks(bench.open(0), 8);
        bench.scheduler.runAll();
        assertThat(bench.arrived()).containsExactly(1, 2, 5, 6, 8);
        assertThat(bench.rows).hasSize(3).allSatisfy(row -> {
            assertThat(row.kind()).isEqualTo(EventKind.SEGMENT_DROP);
            assertThat(row.cause()).isEqualTo(LinkCauses.BLACKOUT);
            assertThat(row.host()).isEqualTo(LinkBench.SENDER_HOST);
        });
    }

    @Test
    void pool_manySegments_isUsedAgain() {
        LinkBench bench = new LinkBench(PLAIN.with(new BernoulliLoss(0.5)));
        Segment first = bench.world.segments().take();
        bench.world.segments().release(first);
        bench.sendAcks(bench.open(0), 1);
        bench.scheduler.runAll();
        assertThat(bench.world.segments().take()).isSameAs(first);
    }

    private static List<Long> ofConnection(LinkBench bench, Connection connection) {
        return bench.arrivals.stream()
                .filter(a -> a.segment().connection() == connection.label())
                .map(LinkBench.Arrival::nanos)
                .toList();
    }
}
