package org.listenq.core.established;

import static org.assertj.core.api.Assertions.assertThat;
import static org.listenq.core.fixture.TestWorld.MS;
import static org.listenq.core.fixture.TestWorld.seconds;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Segment;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.LinuxCounters;

/**
 * Which segments go again, and when: with selective acknowledgements and RACK (Linux), and by three duplicates (RFC
 * 5681 and 6582). Round trips take 100 ms, so that the retransmission timeout is 300 ms; segments have 1460 bytes.
 */
class RepairTest {

    private static final int FULL = 1460;
    private static final EstablishedRules BY_DUPLICATES =
            EstablishedRules.LINUX.with(EstablishedRules.LINUX.retransmission().withoutLossProbe());

    private static Pair pair(String rules) {
        return new Pair(100 * MS, rules.equals("rack") ? EstablishedRules.LINUX : BY_DUPLICATES);
    }

    /** Milliseconds and numbers of the data segments that went after the first flight, such as {@code 125:1}. */
    private static String sentLater(Pair pair) {
        return pair.up.sent.stream()
                .filter(s -> s.segment().length() > 0 && s.at() > 0)
                .map(s -> s.at() / MS + ":" + (s.segment().seq() / FULL + 1))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        // rules, segments, lost ones; when which one goes again
        "rack, 2, 1, 125:1", // RFC 8985: the reordering window of a quarter round trip
        "rack, 3, 1, 125:1",
        "rack, 4, 1, 100:1", // three have arrived: no reordering window
        "rack, 4, 1 2, 125:1 125:2", // two have arrived: both when the reordering window is over
        "rack, 5, 1 5, 100:1 200:5", // the copy of 1 has arrived and 5 went before it: while recovering, no window
        "rack, 10, 1, 100:1", // whatever the window: 6 are under way and 5 may be
        "rack, 10, 1 3 7, 100:1 100:3 100:7",
        "rack, 6, 6, 400:6", // tail loss: two round trips and a delayed ACK, at most the timeout, after the last ACK
        "duplicates, 3, 1, 300:1",
        "duplicates, 4, 1, 100:1",
        "duplicates, 10, 1, 100:1",
        "duplicates, 6, 1 3, 100:1 200:3", // RFC 6582: a partial acknowledgement shows the next hole
        "duplicates, 10, 1 3 7, 100:1 200:3 300:7",
        "duplicates, 6, 6, 400:6" // the timeout begins anew with each acknowledgement
    })
    void flight_someLost_goAgain(String rules, int segments, String lost, String expected) {
        Pair pair = pair(rules);
        List<String> numbers = List.of(lost.split(" ", -1));
        pair.up.lose(s -> s.retransmission() == 0 && numbers.contains(Integer.toString(s.seq() / FULL + 1)));
        pair.at(0, () -> pair.client.send(segments * FULL));
        pair.runOut();
        assertThat(sentLater(pair)).isEqualTo(expected);
        assertThat(pair.serverLog.words.stream().mapToInt(w -> Integer.parseInt(w.substring(5))))
                .satisfies(total ->
                        assertThat(total.stream().mapToInt(i -> i).sum()).isEqualTo(segments * FULL));
    }

    @Test
    void fastRetransmission_repaired_windowIsHalfAndGrowsByOneForEach() {
        Pair pair = pair("duplicates");
        pair.up.lose(s -> s.seq() == 1 && s.retransmission() == 0);
        pair.at(0, () -> pair.client.send(60 * FULL));
        pair.run(0.35);
        // 10 acknowledged at once: half of 10 is 5, and 10 acknowledged are one window and 5 of the next: 6
        assertThat(countAt(pair, 200)).isEqualTo(6);
        // 6 acknowledgements: the first fills the window of 6, five of 7 are left over; 6 + 1 go
        assertThat(countAt(pair, 300)).isEqualTo(7);
        assertThat(pair.test.count(LinuxCounters.FAST_RETRANS, 1)).isEqualTo(1);
    }

    @Test
    void repairWithSelection_roomByWhatArrived_sendsNewDataAtOnce() {
        Pair pair = pair("rack");
        pair.up.lose(s -> s.seq() == 1 && s.retransmission() == 0);
        pair.at(0, () -> pair.client.send(60 * FULL));
        pair.run(0.35);
        // window 5: the one sent again and four new ones; nine have arrived
        assertThat(sentLater(pair)).startsWith("100:1 100:11 100:12 100:13 100:14 200:15");
    }

    private static long countAt(Pair pair, long millis) {
        return pair.dataTimes().stream().filter(t -> t == millis * MS).count();
    }

    @Test
    void timeout_repaired_windowIsOneAndDoublesUpToHalf() {
        Pair pair = pair("duplicates");
        pair.up.lose(s -> s.retransmission() == 0 && s.seq() < 8 * FULL);
        pair.at(0, () -> pair.client.send(60 * FULL));
        pair.run(0.85);
        // two of ten arrived; half of ten is five: 1, 2, 4, then 5 and one more each time
        assertThat(Stream.of(300, 400, 500, 600, 700, 800).map(t -> countAt(pair, t)))
                .containsExactly(1L, 2L, 4L, 5L, 6L, 7L);
    }

    private static void ack(Pair pair, double at, int number, int length, int flags) {
        pair.at(at, () -> {
            Segment segment = pair.test.world.segments().take().start(pair.connection, Direction.TO_CLIENT, flags);
            segment.seq(pair.client.receiveNext(), Pair.SERVER_ISS)
                    .ack(number, Pair.CLIENT_ISS)
                    .length(length);
            pair.client.receive(segment);
            pair.test.world.segments().release(segment);
        });
    }

    @Test
    void lossThatAProbeRepaired_knownByNewerData_halvesTheWindow() {
        // net/ipv4/tcp_input.c tcp_process_tlp_ack: something beyond the probe is acknowledged and no duplicate came
        Pair pair = pair("rack");
        pair.up.lose(s -> s.nth() == 1);
        pair.at(0, () -> pair.client.send(FULL));
        pair.at(1, () -> pair.client.send(20 * FULL));
        pair.run(1.15);
        assertThat(sentLater(pair)).startsWith("300:1 1000:2");
        assertThat(countAt(pair, 1000)).isEqualTo(11);
        // half of 11 is 5, so 6 of the 11 go without a successor; the fifth and the eleventh make the window larger
        assertThat(countAt(pair, 1100)).isEqualTo(7);
    }

    @Test
    void duplicates_interruptedByNews_countFromOneAgain() {
        Pair pair = pair("duplicates").withoutServer();
        pair.at(0, () -> pair.client.send(5 * FULL));
        for (double at : new double[] {0.1, 0.101}) {
            ack(pair, at, 1, 0, Flags.ACK);
        }
        ack(pair, 0.11, 1 + FULL, 0, Flags.ACK);
        for (double at : new double[] {0.12, 0.121, 0.13, 0.14, 0.15}) {
            ack(pair, at, 1 + FULL, 0, Flags.ACK);
        }
        pair.run(0.2);
        assertThat(sentLater(pair)).isEqualTo("130:2");
    }

    @Test
    void acknowledgements_withDataOrOld_areNoDuplicates() {
        Pair pair = pair("duplicates").withoutServer();
        pair.at(0, () -> pair.client.send(5 * FULL));
        for (int i = 0; i < 5; i++) {
            ack(pair, 0.1 + 0.001 * i, 1, 10, Flags.ACK);
            ack(pair, 0.1 + 0.001 * i, 0, 0, Flags.ACK);
            ack(pair, 0.1 + 0.001 * i, 9 * FULL, 0, Flags.ACK);
        }
        pair.run(0.2);
        assertThat(sentLater(pair)).isEmpty();
        assertThat(pair.client.isAllAcknowledged()).isFalse();
        ack(pair, 0.2, 1 + 5 * FULL, 0, Flags.ACK);
        pair.run(0.25);
        assertThat(pair.client.isAllAcknowledged()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // Karn (RFC 6298 section 3): which copy the time stamp echoes; the next timeout in ms
        "-1, 600", // none: no sample, and 300 stay doubled
        "1, 293.75", // the second, of 300 ms: 50 ms, smoothed to 93.75, and the least variance of 200
        "0, 531.25" // the first: 350 ms, smoothed to 131.25, and a variance of 400
    })
    void dataSentTwice_acknowledged_givesASampleOnlyByTimeStamps(int echoed, double timeout) {
        Pair pair = pair("duplicates").withoutServer();
        pair.client.timestamps(1);
        pair.at(0, () -> pair.client.send(100));
        pair.at(0.35, () -> {
            Segment segment = pair.test.world.segments().take().start(pair.connection, Direction.TO_CLIENT, Flags.ACK);
            segment.seq(1, Pair.SERVER_ISS).ack(101, Pair.CLIENT_ISS);
            if (echoed >= 0) {
                segment.timestamps(5, pair.up.sent.get(echoed).segment().tsVal());
            }
            pair.client.receive(segment);
            pair.test.world.segments().release(segment);
        });
        pair.at(2, () -> pair.client.send(100));
        pair.run(2.7);
        assertThat(pair.dataTimes()).containsExactly(0L, 300 * MS, 2000 * MS, 2000 * MS + Math.round(timeout * MS));
    }

    @Test
    void timer_ofEachKind_isToldWhenSetAndWhenItFires() {
        Pair pair = new Pair(100 * MS).withoutServer();
        pair.at(0, () -> pair.client.send(100));
        pair.run(1);
        assertThat(told(pair, EventKind.TIMER_SET))
                .containsExactly("0 probe > 300", "300 retransmission > 600", "600 retransmission > 1200");
        assertThat(told(pair, EventKind.TIMER_FIRE)).containsExactly("300 probe > 300", "600 retransmission > 600");
        assertThat(pair.test.rows.stream()
                        .filter(row -> row.kind() == EventKind.TIMER_FIRE)
                        .map(row -> row.cause().name()))
                .containsExactly("", "SIM_RTO");
    }

    private static List<String> told(Pair pair, EventKind kind) {
        return pair.test.rows.stream()
                .filter(row -> row.kind() == kind && row.host() == 1)
                .map(row -> row.timeNanos() / MS + " " + row.note() + " > " + row.timerDueNanos() / MS)
                .toList();
    }

    @Test
    void closedSocket_giveUpTime_isMeasuredFromTheFirstTimeout() {
        RetransmissionRules usual = EstablishedRules.LINUX.retransmission();
        RetransmissionRules brief = new RetransmissionRules(
                usual.varianceFloorNanos(), 0, seconds(3), seconds(120), false, seconds(2.1), seconds(0.9), 99);
        // timeouts at 0.3, 0.9, 2.1, 4.5: 2.1 s after the first is at 2.4; 0.9 s after it at 1.2
        assertThat(gaveUpAt(brief, false)).isEqualTo(seconds(4.5));
        assertThat(gaveUpAt(brief, true)).isEqualTo(seconds(2.1));
        RetransmissionRules exact = new RetransmissionRules(
                usual.varianceFloorNanos(), 0, seconds(3), seconds(120), false, seconds(1.8), seconds(0.9), 99);
        assertThat(gaveUpAt(exact, false)).isEqualTo(seconds(2.1));
        RetransmissionRules counted = new RetransmissionRules(
                usual.varianceFloorNanos(), 0, seconds(3), seconds(120), false, seconds(99), seconds(99), 2);
        assertThat(gaveUpAt(counted, false)).isEqualTo(seconds(2.1));
    }

    private static long gaveUpAt(RetransmissionRules rules, boolean closed) {
        Pair pair = new Pair(100 * MS, EstablishedRules.LINUX.with(rules)).withoutServer();
        pair.at(0, () -> pair.client.send(100));
        if (closed) {
            pair.at(0, pair.client::close);
        }
        pair.runOut();
        assertThat(pair.clientLog.words).containsExactly("timeout");
        return pair.test.scheduler.now();
    }
}
