package org.listenq.core.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.listenq.core.link.LinkBench.MS;

import org.junit.jupiter.api.Test;
import org.listenq.core.engine.Distributions;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Segment;
import org.listenq.core.segment.SegmentPool;

/** A rate and the queue before it. A bare ACK has 40 bytes: at 320 kbit/s it takes 1 ms. */
class BandwidthTest {

    private static final LinkPlan PLAIN = LinkPlan.of(Distributions.constant(10 * MS));
    private static final long RATE = 320_000;

    @Test
    void rate_threeAtOnce_leaveOneAfterTheOther() {
        LinkBench bench = new LinkBench(PLAIN.with(Bandwidth.ofPackets(RATE, Bandwidth.NO_LIMIT)));
        Connection connection = bench.open(0);
        bench.send(connection, Flags.ACK);
        bench.send(connection, Flags.ACK, 40);
        bench.send(connection, Flags.ACK);
        bench.scheduler.runAll();
        assertThat(bench.times()).containsExactly(11 * MS, 13 * MS, 14 * MS);
    }

    @Test
    void queueOfTwoPackets_fiveAtOnce_tailIsLost() {
        LinkBench bench = new LinkBench(PLAIN.with(Bandwidth.ofPackets(RATE, 2)));
        Connection connection = bench.open(0);
        for (int i = 0; i < 5; i++) {
            bench.send(connection, Flags.ACK);
        }
        bench.sendAt(MS, connection, Flags.ACK);
        bench.scheduler.runAll();
        assertThat(bench.arrived()).containsExactly(1, 2, 3, 6);
        assertThat(bench.rows).hasSize(2).allSatisfy(row -> assertThat(row.cause())
                .isEqualTo(LinkCauses.QUEUE));
    }

    @Test
    void queueOfBytes_bigThenSmall_countsBytes() {
        LinkBench bench = new LinkBench(PLAIN.with(Bandwidth.ofBytes(RATE, 100)));
        Connection connection = bench.open(0);
        bench.send(connection, Flags.ACK);
        bench.send(connection, Flags.ACK, 10);
        bench.send(connection, Flags.ACK, 11);
        bench.send(connection, Flags.ACK, 10);
        bench.send(connection, Flags.ACK);
        bench.scheduler.runAll();
        assertThat(bench.arrived()).containsExactly(1, 2, 4);
    }

    @Test
    void queue_midway_countsAsInFlight() {
        LinkBench bench = new LinkBench(PLAIN.with(Bandwidth.ofPackets(RATE, 9)));
        Connection connection = bench.open(0);
        for (int i = 0; i < 4; i++) {
            bench.send(connection, Flags.ACK);
        }
        bench.scheduler.run(MS);
        assertThat(bench.total()).isEqualTo(new SegmentCounts(4, 0, 0, 0, 4));
        bench.scheduler.run(12 * MS);
        assertThat(bench.total()).isEqualTo(new SegmentCounts(4, 0, 2, 0, 2));
    }

    @Test
    void packetBytes_optionsOfTodaysSystems_areCounted() {
        Segment segment = new SegmentPool().take();
        assertThat(bytes(segment.start(Connection.NONE, Direction.TO_SERVER, Flags.ACK)))
                .isEqualTo(40);
        assertThat(bytes(segment.length(1448).timestamps(1, 1))).isEqualTo(1500);
        assertThat(bytes(segment.start(Connection.NONE, Direction.TO_SERVER, Flags.SYN)
                        .timestamps(1, 0)))
                .isEqualTo(60);
        assertThat(bytes(segment.start(Connection.NONE, Direction.TO_CLIENT, Flags.SYN_ACK)))
                .isEqualTo(48);
    }

    @Test
    void nanosFor_oddRate_roundsUp() {
        assertThat(Bandwidth.ofPackets(3, 0).nanosFor(1)).isEqualTo(2_666_666_667L);
        assertThat(Bandwidth.ofPackets(1_000_000_000, 0).nanosFor(1500)).isEqualTo(12_000);
    }

    private static long bytes(Segment segment) {
        return Bandwidth.packetBytes(segment);
    }
}
