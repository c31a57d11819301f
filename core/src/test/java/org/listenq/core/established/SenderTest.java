package org.listenq.core.established;

import static org.assertj.core.api.Assertions.assertThat;
import static org.listenq.core.fixture.TestWorld.MS;
import static org.listenq.core.fixture.TestWorld.SECOND;
import static org.listenq.core.fixture.TestWorld.seconds;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.listenq.core.fixture.Wire;
import org.listenq.core.segment.Flags;
import org.listenq.core.trace.LinuxCounters;
import org.listenq.core.trace.TcpState;

class SenderTest {

    private static List<Long> times(double... values) {
        return DoubleStream.of(values).mapToObj(v -> seconds(v)).toList();
    }

    /** Rows: round trip, copies of one segment written at 0 that nobody acknowledges. */
    static Stream<Arguments> ladders() {
        return Stream.of(
                // net/ipv4/tcp_input.c tcp_set_rto: R = RTT + max(2 RTT, 0.2) = 0.3; data at R * {1, 2, 4 ... 256}
                Arguments.of(100 * MS, times(0, 0.3, 0.6, 1.2, 2.4, 4.8, 9.6, 19.2, 38.4, 76.8, 153.6)),
                // 3.3: RTT 20 ms, R = 0.22
                Arguments.of(20 * MS, times(0, 0.22, 0.44, 0.88, 1.76, 3.52, 7.04, 14.08, 28.16, 56.32, 112.64)),
                // measured on Linux 6.18.44: RTT 1 s, probe at 2 RTT + 200 ms, then a full RTO of 3 s from the probe
                Arguments.of(SECOND, times(0, 2.2, 5.2, 11.2, 23.2, 47.2, 95.2, 191.2)));
    }

    @ParameterizedTest
    @MethodSource("ladders")
    void established_dataNeverAcknowledged_copiesDouble(long roundTrip, List<Long> expected) {
        Pair pair = new Pair(roundTrip).withoutServer();
        pair.at(0, () -> pair.client.send(100));
        pair.run(expected.get(expected.size() - 1) / 1e9);
        assertThat(pair.dataTimes()).isEqualTo(expected);
    }

    @Test
    void established_noRoundTripSample_probeAtOneSecondThenThree() {
        // net/ipv4/tcp_output.c tcp_schedule_loss_probe: probe at +1.0, then +4.1, +10.3 (RFC 6298 5.7)
        Pair pair = new Pair(100 * MS).withoutServer();
        pair.client.roundTrip(RoundTrips.NO_SAMPLE);
        pair.at(0, () -> pair.client.send(100));
        pair.run(30);
        assertThat(pair.dataTimes()).isEqualTo(times(0, 1, 4, 10, 22));
    }

    @Test
    void established_twoSegmentsOutstanding_probeAtTwoRoundTripsCopiesTheLast() {
        Pair pair = new Pair(100 * MS).withoutServer();
        pair.at(0, () -> pair.client.send(2000));
        pair.run(1);
        assertThat(pair.dataTimes()).isEqualTo(times(0, 0, 0.2, 0.5));
        assertThat(pair.up.sent.stream().map(s -> s.segment().seq()).toList()).containsExactly(1, 1461, 1461, 1);
    }

    @Test
    void established_dataNeverAcknowledged_countsProbeAndTimeouts() {
        Pair pair = new Pair(100 * MS).withoutServer();
        pair.at(0, () -> pair.client.send(100));
        pair.run(5);
        assertThat(pair.test.count(LinuxCounters.LOSS_PROBES, 1)).isEqualTo(1);
        assertThat(pair.test.count(LinuxCounters.TIMEOUTS, 1)).isEqualTo(4);
        assertThat(pair.test.count(LinuxCounters.RETRANS_SEGS, 1)).isEqualTo(5);
    }

    @Test
    void established_dataNeverAcknowledged_givesUpByModelTimeout() {
        // net/ipv4/tcp_timer.c tcp_model_timeout: tcp_retries2 = 15 is 924.6 s after the first RTO
        Pair pair = new Pair(20 * MS).withoutServer();
        pair.at(0, () -> pair.client.send(100));
        pair.runOut();
        assertThat(pair.clientLog.words).containsExactly("timeout");
        assertThat(pair.client.state()).isEqualTo(TcpState.NONE);
        // R = 0.22: timeouts at 0.44, 0.88 ... 112.64 s, then every 120 s from the timeout of 112.64 s on
        assertThat(pair.test.scheduler.now()).isBetween(seconds(0.44 + 924.6), seconds(0.44 + 924.6 + 120));
        assertThat(pair.test.count(LinuxCounters.ABORT_ON_TIMEOUT, 1)).isEqualTo(1);
        assertThat(pair.test.retired).containsExactly(0);
    }

    @Test
    void closedByProgram_finNeverAcknowledged_givesUpEarlier() {
        // net/ipv4/tcp_timer.c tcp_orphan_retries: 8, that is 102.2 s after the first timeout
        Pair pair = new Pair(20 * MS).withoutServer();
        pair.at(0, pair.client::close);
        pair.runOut();
        assertThat(pair.test.scheduler.now()).isEqualTo(seconds(112.64));
        assertThat(pair.test.count(LinuxCounters.ESTAB_RESETS, 1)).isZero();
    }

    @Test
    void established_firstCopyLost_probeDelivers() {
        // measured on Linux 6.18.44: RTT 2 ms, first data lost: probe after about 204 ms
        Pair pair = new Pair(2 * MS);
        pair.up.lose(s -> s.retransmission() == 0 && s.length() > 0);
        pair.at(0, () -> pair.client.send(100));
        pair.runOut();
        assertThat(pair.dataTimes()).isEqualTo(times(0, 0.202));
        assertThat(pair.serverLog.words).containsExactly("data 100");
        assertThat(pair.clientLog.words).containsExactly("acknowledged");
        assertThat(pair.test.retired).containsExactly(0);
    }

    @Test
    void probeAcknowledgedExactly_nextProbeSendsNothing_timeoutAtOnce() {
        // measured on Linux 6.18.44
        Pair pair = new Pair(100 * MS);
        pair.up.lose(s -> s.nth() == 1 || s.seq() == 101);
        pair.at(0, () -> pair.client.send(100));
        pair.at(1, () -> pair.client.send(100));
        pair.run(1.8);
        assertThat(pair.dataTimes()).isEqualTo(times(0, 0.3, 1, 1.3));
        assertThat(pair.test.count(LinuxCounters.LOSS_PROBES, 1)).isEqualTo(1);
        assertThat(pair.test.count(LinuxCounters.TIMEOUTS, 1)).isEqualTo(1);
    }

    @Test
    void established_moreThanTheWindow_sendsTenThenAsAcknowledged() {
        Pair pair = new Pair(100 * MS);
        pair.at(0, () -> pair.client.send(30 * 1460));
        pair.run(0.05);
        assertThat(pair.dataTimes()).hasSize(10);
        pair.runOut();
        assertThat(pair.dataTimes()).hasSize(30);
        assertThat(pair.serverLog.words.stream()
                        .mapToInt(w -> Integer.parseInt(w.substring(5)))
                        .sum())
                .isEqualTo(30 * 1460);
    }

    @Test
    void established_windowOfOne_probePrefersNewFin() {
        // measured on Linux 6.18.44
        Pair pair = new Pair(100 * MS).withoutServer();
        pair.client.initialWindow(1);
        pair.at(0, () -> pair.client.send(100));
        pair.at(0, pair.client::close);
        pair.run(0.5);
        assertThat(pair.up.sent).hasSize(2);
        Wire.Sent probe = pair.up.sent.get(1);
        assertThat(probe.at()).isEqualTo(seconds(0.3));
        assertThat(probe.segment().flags()).isEqualTo(Flags.FIN_ACK);
        assertThat(probe.segment().seq()).isEqualTo(101);
    }

    @Test
    void established_closeQueuedBehindData_lastSegmentCarriesFin() {
        Pair pair = new Pair(100 * MS);
        pair.client.initialWindow(1);
        pair.at(0, () -> pair.client.send(1460 + 100));
        pair.at(0, pair.client::close);
        pair.run(1);
        assertThat(pair.up.sent.stream().map(s -> s.segment().flags()).limit(2).toList())
                .containsExactly(Flags.ACK, Flags.FIN_ACK | Flags.PSH);
    }

    @Test
    void established_smallWritesInARow_nagleHoldsTheSecond() {
        Pair pair = new Pair(100 * MS);
        pair.at(0, () -> pair.client.send(10));
        pair.at(0.01, () -> pair.client.send(10));
        pair.at(0.02, () -> pair.client.send(10));
        pair.runOut();
        assertThat(pair.dataTimes()).isEqualTo(times(0, 0.1));
        assertThat(pair.serverLog.words).containsExactly("data 10", "data 20");
    }

    @Test
    void smallSegmentOutstanding_fullOnesGo_theirRestWaits() {
        // net/ipv4/tcp_output.c tcp_nagle_check: only what is smaller than a full segment waits
        Pair pair = new Pair(100 * MS);
        pair.at(0, () -> pair.client.send(10));
        pair.at(0.01, () -> pair.client.send(1460));
        pair.at(0.02, () -> pair.client.send(1460 + 5));
        pair.run(0.14);
        assertThat(pair.dataTimes()).isEqualTo(times(0, 0.01, 0.02, 0.1));
    }

    @Test
    void threeDuplicates_fastRetransmit_fillsTheHole() {
        Pair pair = new Pair(100 * MS);
        pair.up.lose(s -> s.seq() == 1 && s.retransmission() == 0);
        pair.at(0, () -> pair.client.send(5 * 1460));
        pair.runOut();
        assertThat(pair.dataTimes()).isEqualTo(times(0, 0, 0, 0, 0, 0.1));
        assertThat(pair.serverLog.words).containsExactly("data " + 5 * 1460);
        assertThat(pair.test.count(LinuxCounters.FAST_RETRANS, 1)).isEqualTo(1);
        assertThat(pair.test.retired).containsExactly(0);
    }

    @Test
    void everyThirdSegmentLost_allDataArrives_connectionRetires() {
        Pair pair = new Pair(100 * MS);
        pair.up.lose(s -> s.nth() % 3 == 0);
        pair.down.lose(s -> s.nth() % 4 == 0);
        pair.at(0, () -> pair.client.send(100_000));
        pair.at(5, () -> pair.server.send(100_000));
        pair.serverLog.closesAtEnd = true;
        pair.at(200, pair.client::close);
        pair.runOut();
        assertThat(total(pair.serverLog)).isEqualTo(100_000);
        assertThat(total(pair.clientLog)).isEqualTo(100_000);
        assertThat(pair.serverLog.words).contains("closed");
        assertThat(pair.test.retired).containsExactly(0);
    }

    private static int total(Pair.Log log) {
        return log.words.stream()
                .filter(w -> w.startsWith("data"))
                .flatMapToInt(w -> IntStream.of(Integer.parseInt(w.substring(5))))
                .sum();
    }
}
