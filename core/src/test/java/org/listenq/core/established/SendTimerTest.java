package org.listenq.core.established;

import static org.assertj.core.api.Assertions.assertThat;
import static org.listenq.core.fixture.TestWorld.MS;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.listenq.core.fixture.Wire;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Segment;
import org.listenq.core.trace.EventKind;

/**
 * When the timer of the sending side is set anew, and that a side begins afresh with each connection. Round trips take
 * 100 ms, so that the retransmission timeout is 300 ms; segments have 1460 bytes.
 */
class SendTimerTest {

    private static final int FULL = 1460;
    private static final EstablishedRules BY_DUPLICATES =
            EstablishedRules.LINUX.with(EstablishedRules.LINUX.retransmission().withoutLossProbe());

    private static Pair pair(String rules) {
        return new Pair(100 * MS, rules.equals("rack") ? EstablishedRules.LINUX : BY_DUPLICATES);
    }

    /** Milliseconds and numbers of the copies that were sent of data. */
    private static List<String> copies(Pair pair) {
        return pair.up.sent.stream()
                .filter(s -> s.segment().length() > 0 && s.segment().retransmission() > 0)
                .map(s -> s.at() / MS + ":" + (s.segment().seq() / FULL + 1))
                .toList();
    }

    private static void ack(Pair pair, double at, int number, int flags) {
        pair.at(at, () -> {
            Segment segment = pair.test.world.segments().take().start(pair.connection, Direction.TO_CLIENT, flags);
            segment.seq(pair.client.receiveNext(), Pair.SERVER_ISS).ack(number, Pair.CLIENT_ISS);
            pair.client.receive(segment);
            pair.test.world.segments().release(segment);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"rack", "duplicates"})
    void copyOfARepair_lostAsWell_goesAgainOneTimeoutAfterTheRepair(String rules) {
        // RFC 6298 rule 5.3, net/ipv4/tcp_input.c tcp_xmit_recovery: the repair at 100 ms sets the timer to 300 ms
        Pair pair = pair(rules);
        pair.up.lose(s -> s.seq() == 1 && s.retransmission() <= 1);
        pair.at(0, () -> pair.client.send(4 * FULL));
        pair.run(0.45);
        assertThat(copies(pair)).containsExactly("100:1", "400:1");
    }

    @Test
    void moreIsSent_whileSomeIsOutstanding_timeoutStaysThatOfTheOldest() {
        // RFC 6298 rule 5.1: a timer that runs already is left alone
        Pair pair = pair("duplicates").withoutServer();
        pair.at(0, () -> pair.client.send(FULL));
        pair.at(0.2, () -> pair.client.send(FULL));
        pair.run(0.35);
        assertThat(copies(pair)).containsExactly("300:1");
    }

    @Test
    void moreIsSent_whileSomeIsOutstanding_probeComesNotAfterTheTimeoutOfTheOldest() {
        // net/ipv4/tcp_output.c tcp_schedule_loss_probe: two round trips after 150 ms would be 350 ms
        Pair pair = pair("rack").withoutServer();
        pair.at(0, () -> pair.client.send(FULL));
        pair.at(0.15, () -> pair.client.send(FULL));
        pair.run(0.34);
        assertThat(copies(pair)).containsExactly("300:2");
    }

    @Test
    void dataSentOnce_withoutTimeStamps_givesASample() {
        // RFC 6298 section 2: 200 ms after 100 ms: smoothed 112.5 ms, variance 4 x 62.5 ms
        Pair pair = pair("duplicates").withoutServer();
        pair.at(0, () -> pair.client.send(100));
        ack(pair, 0.2, 101, Flags.ACK);
        pair.at(2, () -> pair.client.send(100));
        pair.run(2.5);
        assertThat(pair.dataTimes()).containsExactly(0L, 2_000 * MS, 2_362 * MS + MS / 2);
    }

    @Test
    void acknowledgementWithFin_amongDuplicates_isNone() {
        // RFC 5681 section 2: a duplicate acknowledgement has neither data nor SYN nor FIN
        Pair pair = pair("duplicates").withoutServer();
        pair.at(0, () -> pair.client.send(4 * FULL));
        ack(pair, 0.10, 1, Flags.ACK);
        ack(pair, 0.11, 1, Flags.ACK);
        ack(pair, 0.12, 1, Flags.FIN_ACK);
        ack(pair, 0.13, 1, Flags.ACK);
        pair.run(0.2);
        assertThat(copies(pair)).containsExactly("130:1");
    }

    @Test
    void secondTimeout_ofTheSameData_leavesTheThresholdOfTheFirst() {
        // RFC 5681 section 3.1, equation 4, is for the first timeout only: half of 10 is 5
        Pair pair = pair("duplicates");
        pair.up.lose(s -> s.seq() < 10 * FULL && s.retransmission() < (s.seq() == 1 ? 2 : 1));
        pair.at(0, () -> pair.client.send(60 * FULL));
        pair.run(1.6);
        // timeouts at 300 and 900 ms; then 1, 2, 4, and from 5 on one more each round trip
        assertThat(List.of(900, 1_000, 1_100, 1_200, 1_300, 1_400))
                .extracting(at ->
                        pair.dataTimes().stream().filter(t -> t == at * MS).count())
                .containsExactly(1L, 2L, 4L, 5L, 6L, 7L);
    }

    @Test
    void bareFin_sent_makesNoConversation() {
        // net/ipv4/tcp_output.c tcp_event_data_sent: only data makes acknowledgements wait for answers
        assertThat(secondAnswerAt(pair -> pair.client.shutdown())).isEqualTo(1_060 * MS);
        assertThat(secondAnswerAt(pair -> pair.client.send(10))).isGreaterThan(1_060 * MS);
    }

    private static long secondAnswerAt(Consumer<Pair> before) {
        Pair pair = pair("rack");
        pair.at(0.9, () -> pair.server.send(10));
        pair.at(0.96, () -> before.accept(pair));
        pair.at(1.01, () -> pair.server.send(10));
        pair.run(1.4);
        return pair.up.sent.stream()
                .filter(s -> s.segment().ack() > 11)
                .mapToLong(Wire.Sent::at)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rack", "duplicates"})
    void sideUsedAgain_afterARepairCutShort_beginsAfresh(String rules) {
        Pair fresh = pair(rules);
        fresh.up.lose(s -> s.seq() == 1 && s.retransmission() == 0);
        fresh.at(0, () -> fresh.client.send(40 * FULL));
        fresh.run(2);
        Pair used = pair(rules);
        used.up.lose(s -> s.connection() == used.connection || (s.seq() == 1 && s.retransmission() == 0));
        used.at(0, () -> used.client.send(7 * FULL));
        used.at(0.95, used.client::abort);
        used.test.at(3_000 * MS, () -> beginAgain(used));
        used.run(5);
        assertThat(sent(used, 3_000)).isEqualTo(sent(fresh, 0)).hasSizeGreaterThan(40);
        assertThat(set(used, 3_000)).isEqualTo(set(fresh, 0));
    }

    private static void beginAgain(Pair pair) {
        Connection next = pair.test.open();
        pair.client.begin(next, Pair.CLIENT_ISS, Pair.SERVER_ISS);
        pair.client.roundTrip(100 * MS);
        pair.server.begin(next, Pair.SERVER_ISS, Pair.CLIENT_ISS);
        pair.server.roundTrip(100 * MS);
        pair.client.send(40 * FULL);
    }

    /** When each segment of data left after {@code from} milliseconds, which it is, and which copy. */
    private static List<String> sent(Pair pair, long from) {
        return pair.up.sent.stream()
                .filter(s -> s.at() >= from * MS && s.segment().length() > 0)
                .map(s -> (s.at() - from * MS) + ":" + s.segment().seq() + "/"
                        + s.segment().retransmission())
                .toList();
    }

    /** When the client's timer was set after {@code from} milliseconds, to when and for what. */
    private static List<String> set(Pair pair, long from) {
        return pair.test.rows.stream()
                .filter(row -> row.kind() == EventKind.TIMER_SET && row.host() == 1 && row.timeNanos() >= from * MS)
                .map(row ->
                        (row.timeNanos() - from * MS) + " " + row.note() + " > " + (row.timerDueNanos() - from * MS))
                .toList();
    }
}
