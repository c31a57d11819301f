package org.listenq.core.established;

import static org.assertj.core.api.Assertions.assertThat;
import static org.listenq.core.fixture.TestWorld.MS;
import static org.listenq.core.fixture.TestWorld.seconds;

import org.junit.jupiter.api.Test;
import org.listenq.core.segment.Connection;
import org.listenq.core.trace.LinuxCounters;

/**
 * A side that is used again knows nothing of its earlier connection, as {@link Endpoint} promises. Round trips take 100
 * ms, so that the retransmission timeout is 300 ms; segments have 1460 bytes. The second connection begins at 3 s.
 */
class ReusedSideTest {

    private static final int FULL = 1460;
    private static final EstablishedRules BY_DUPLICATES =
            EstablishedRules.LINUX.with(EstablishedRules.LINUX.retransmission().withoutLossProbe());

    /** Begins the second connection at 3 s and writes. */
    private static void again(Pair pair, int bytes) {
        pair.test.at(seconds(3), () -> {
            Connection next = pair.test.open();
            pair.client.begin(next, Pair.CLIENT_ISS, Pair.SERVER_ISS);
            pair.client.roundTrip(100 * MS);
            pair.client.send(bytes);
        });
    }

    @Test
    void twoDuplicatesBefore_oneMore_isTheFirst() {
        // RFC 5681 section 3.2: three duplicate acknowledgements of this connection
        Pair pair = new Pair(100 * MS, BY_DUPLICATES).withoutServer();
        pair.at(0, () -> pair.client.send(4 * FULL));
        pair.acknowledge(0.10, 1, 0, 0);
        pair.acknowledge(0.11, 1, 0, 0);
        pair.at(0.2, pair.client::abort);
        again(pair, 4 * FULL);
        pair.acknowledge(3.10, 1, 0, 0);
        pair.acknowledge(3.11, 1, 0, 0);
        pair.run(3.2);
        assertThat(pair.test.count(LinuxCounters.FAST_RETRANS, 1)).isZero();
        pair.acknowledge(3.21, 1, 0, 0);
        pair.run(3.25);
        assertThat(pair.test.count(LinuxCounters.FAST_RETRANS, 1)).isEqualTo(1);
    }

    @Test
    void timeoutsBefore_nextOnes_countFromOneAgain() {
        // gives up at the timeout that follows two: at 300, 900 and 2,100 ms
        RetransmissionRules usual = BY_DUPLICATES.retransmission();
        RetransmissionRules two = new RetransmissionRules(
                usual.varianceFloorNanos(), 0, seconds(3), seconds(120), false, seconds(99), seconds(99), 2);
        Pair pair = new Pair(100 * MS, EstablishedRules.LINUX.with(two)).withoutServer();
        pair.at(0, () -> pair.client.send(100));
        pair.at(1, pair.client::abort);
        again(pair, 100);
        pair.run(9);
        assertThat(pair.dataTimes()).containsExactly(0L, 300 * MS, 900 * MS, 3_000 * MS, 3_300 * MS, 3_900 * MS);
        assertThat(pair.clientLog.words).containsExactly("timeout");
    }

    @Test
    void probeBefore_nextProbe_goes() {
        // net/ipv4/tcp_output.c tcp_send_loss_probe: one probe at a time, but of this connection
        Pair pair = new Pair(100 * MS).withoutServer();
        pair.at(0, () -> pair.client.send(100));
        pair.at(0.4, pair.client::abort);
        again(pair, 100);
        pair.run(3.4);
        assertThat(pair.dataTimes()).containsExactly(0L, 300 * MS, 3_000 * MS, 3_300 * MS);
        assertThat(pair.test.count(LinuxCounters.LOSS_PROBES, 1)).isEqualTo(2);
        assertThat(pair.test.count(LinuxCounters.TIMEOUTS, 1)).isZero();
    }

    @Test
    void recoveryBefore_lossOfTheNext_beginsOneOfItsOwn() {
        // RFC 5681 section 3.1: the window of 10 is halved; 20 segments are written
        Pair pair = new Pair(100 * MS, BY_DUPLICATES).withoutServer();
        pair.at(0, () -> pair.client.send(4 * FULL));
        pair.at(0.4, pair.client::abort);
        again(pair, 20 * FULL);
        for (int i = 0; i < 3; i++) {
            pair.acknowledge(3.1, 1, 0, 0);
        }
        pair.acknowledge(3.2, 1 + 10 * FULL, 0, 0);
        pair.run(3.25);
        assertThat(pair.test.count(LinuxCounters.FAST_RETRANS, 1)).isEqualTo(1);
        assertThat(pair.dataTimes().stream().filter(t -> t == 3_200 * MS)).hasSize(6);
    }

    @Test
    void outstandingBefore_nextOnes_haveTheWholeWindow() {
        Pair pair = new Pair(100 * MS).withoutServer();
        pair.at(0, () -> pair.client.send(7 * FULL));
        pair.at(0.1, pair.client::abort);
        again(pair, 20 * FULL);
        pair.run(3.1);
        assertThat(pair.dataTimes().stream().filter(t -> t == 3_000 * MS)).hasSize(10);
        assertThat(pair.client.isAllAcknowledged()).isFalse();
    }

    @Test
    void roundTripsBefore_noSampleOfTheNext_timeoutIsTheFallback() {
        // RFC 6298 section 2.1 and 5.7, here without probes: 3 s
        Pair pair = new Pair(100 * MS, BY_DUPLICATES).withoutServer();
        pair.at(0.1, pair.client::abort);
        pair.test.at(seconds(3), () -> {
            pair.client.begin(pair.test.open(), Pair.CLIENT_ISS, Pair.SERVER_ISS);
            pair.client.send(100);
        });
        pair.run(7);
        assertThat(pair.dataTimes()).containsExactly(3_000 * MS, 6_000 * MS);
    }
}
