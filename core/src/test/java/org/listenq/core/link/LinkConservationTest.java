package org.listenq.core.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.listenq.core.link.LinkBench.MS;

import com.google.common.collect.ImmutableList;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.listenq.core.engine.Distributions;
import org.listenq.core.engine.RandomStreams;
import org.listenq.core.engine.TestScheduler;
import org.listenq.core.engine.TimerModel;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Connections;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Origin;
import org.listenq.core.segment.SegmentPool;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.Trace;
import org.listenq.core.trace.World;

/** Nothing appears, nothing vanishes, nothing is allocated. */
class LinkConservationTest {

    private static final LinkPlan STORM = LinkPlan.of(Distributions.logNormal(20 * MS, 0.8))
            .overtaking()
            .with(new GilbertElliottLoss(0.05, 0.3, 0.01, 0.7))
            .withDrops(DropRule.all(Direction.TO_SERVER, SegmentKind.SYN).numbers(2))
            .withBlackouts(new Blackout(50 * MS, 70 * MS))
            .with(new Reordering(0.1, Distributions.exponential(5 * MS)))
            .with(new Duplication(0.2, Distributions.pareto(MS, 2)))
            .with(Bandwidth.ofPackets(5_000_000, 8));

    @Test
    void everyStage_stoppedAtAnyTime_countsBalanceByKind() {
        for (long stop = 0; stop < 200; stop += 7) {
            LinkBench bench = storm();
            bench.scheduler.run(stop * MS);
            assertThat(bench.link.counts().isBalanced()).isTrue();
            bench.scheduler.runAll();
            assertThat(bench.link.counts().isBalanced()).isTrue();
            assertThat(bench.total().inFlight()).isZero();
        }
    }

    @Test
    void everyStage_runToItsEnd_everyConnectionRetiresOnce() {
        LinkBench bench = storm();
        bench.scheduler.runAll();
        assertThat(bench.retired).hasSize(400).doesNotHaveDuplicates();
        assertThat(bench.world.connections().live()).isZero();
        assertThat(bench.total().lost()).isPositive();
        assertThat(bench.total().duplicated()).isPositive();
        assertThat(bench.arrivals).hasSize((int) bench.total().delivered());
    }

    @Test
    void everyStage_twice_givesTheSameArrivals() {
        LinkBench one = storm();
        LinkBench other = storm();
        one.scheduler.runAll();
        other.scheduler.runAll();
        assertThat(one.arrivals).isEqualTo(other.arrivals);
        assertThat(one.rows).isEqualTo(other.rows);
    }

    @Test
    void counts_missingSegment_areOutOfBalance() {
        assertThat(new SegmentCounts(3, 1, 2, 1, 1).isBalanced()).isTrue();
        assertThat(new SegmentCounts(3, 1, 2, 1, 0).isBalanced()).isFalse();
    }

    @Test
    void inFlight_atTheEndOfTheRun_isCountedByKind() {
        LinkBench bench = new LinkBench(LinkPlan.of(Distributions.constant(10 * MS)));
        Connection connection = bench.open(0);
        bench.send(connection, Flags.SYN);
        bench.sendAt(5 * MS, connection, Flags.ACK);
        bench.scheduler.run(10 * MS);
        assertThat(bench.link.counts().of(SegmentKind.SYN)).isEqualTo(new SegmentCounts(1, 0, 1, 0, 0));
        assertThat(bench.link.counts().of(SegmentKind.ACK)).isEqualTo(new SegmentCounts(1, 0, 0, 0, 1));
    }

    @Test
    void plainLink_manySegments_allocatesNothing() {
        TestScheduler scheduler = new TestScheduler();
        RunInfo info = new RunInfo("plain", 1, "none", ImmutableList.of("server", "g"), ImmutableList.of());
        World world = new World(
                scheduler,
                TimerModel.EXACT,
                new RandomStreams(1, 0),
                new SegmentPool(),
                new Connections(connection -> {}),
                new Trace(info, scheduler, List.of()));
        LinkPlan plan = LinkPlan.of(Distributions.constant(10 * MS));
        Link link = new Link(world, plan, "g", Direction.TO_SERVER, 1, segment -> {});
        Connection connection = world.connections().open(new Origin(1, 0, 0, 1, 0, 1, 80, false), 0);
        send(world, link, connection, 100_000);
        long before = allocated();
        send(world, link, connection, 100_000);
        long bytes = allocated() - before;
        assertThat(bytes / 100_000.0).isLessThan(1);
        assertThat(scheduler.fired()).isEqualTo(200_000);
    }

    private static void send(World world, Link link, Connection connection, int count) {
        TestScheduler scheduler = (TestScheduler) world.scheduler();
        for (int i = 0; i < count; i++) {
            link.receive(world.segments()
                    .take()
                    .start(connection, Direction.TO_SERVER, Flags.ACK)
                    .sent(connection.countSent(Direction.TO_SERVER), scheduler.now()));
            scheduler.run(scheduler.now() + MS);
        }
        scheduler.runAll();
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    /** 400 connections send six segments each over 100 ms, and are left to themselves. */
    private static LinkBench storm() {
        LinkBench bench = new LinkBench(STORM);
        for (int client = 0; client < 400; client++) {
            bench.scheduler.run(client * MS / 4);
            Connection connection = bench.open(client);
            bench.send(connection, Flags.SYN);
            bench.send(connection, Flags.SYN);
            bench.send(connection, Flags.ACK);
            bench.send(connection, Flags.ACK, 100);
            bench.send(connection, Flags.FIN_ACK);
            bench.send(connection, Flags.RST);
            bench.close(connection);
        }
        return bench;
    }
}
