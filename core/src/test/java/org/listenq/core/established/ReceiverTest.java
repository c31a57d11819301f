package org.listenq.core.established;

import static org.assertj.core.api.Assertions.assertThat;
import static org.listenq.core.fixture.TestWorld.MS;
import static org.listenq.core.fixture.TestWorld.seconds;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Segment;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.LinuxCounters;

/** When the client acknowledges, what it refuses, and what it keeps that came too early; its round trip is 100 ms. */
class ReceiverTest {

    private static final int FULL = 1460;

    private final Pair pair = new Pair(100 * MS);

    /** A segment arrives at the client at once. */
    private void arrives(double at, int flags, int seq, int iss, int length) {
        pair.at(at, () -> {
            Segment segment = pair.test.world.segments().take().start(pair.connection, Direction.TO_CLIENT, flags);
            segment.seq(seq, iss).ack(1, Pair.CLIENT_ISS).length(length);
            if (!pair.client.isOver()) {
                pair.client.receive(segment);
            }
            pair.test.world.segments().release(segment);
        });
    }

    /** When the client sent bare ACKs, in ms. */
    private List<Long> acks() {
        return pair.up.times(s -> s.flags() == Flags.ACK && s.length() == 0).stream()
                .map(t -> t / MS)
                .toList();
    }

    private List<String> dropped() {
        return pair.test.rows.stream()
                .filter(row -> row.kind() == EventKind.SEGMENT_DROP)
                .map(row -> row.timeNanos() / MS + " " + row.cause().name())
                .toList();
    }

    /** The client has read 10 bytes and answered with 10 at 60 ms: the two converse. */
    private void converse() {
        pair.withoutServer();
        arrives(0.05, Flags.ACK, 1, Pair.SERVER_ISS, 10);
        pair.at(0.06, () -> pair.client.send(10));
    }

    @Test
    void bareStaleSegments_areAnsweredAtMostOnceInHalfASecond() {
        // net/ipv4/tcp_input.c tcp_oow_rate_limited
        arrives(0.1, Flags.ACK, 0, Pair.SERVER_ISS, 0);
        arrives(0.5, Flags.ACK, 0, Pair.SERVER_ISS, 0);
        arrives(0.6, Flags.ACK, 1, 99, 0);
        pair.run(1);
        assertThat(acks()).containsExactly(100L, 600L);
        assertThat(dropped()).containsExactly("500 TCP_INVALID_SEQUENCE");
        assertThat(pair.test.count(LinuxCounters.ACK_SKIPPED_SEQ, 1)).isEqualTo(1);
    }

    @Test
    void staleData_isAlwaysAnswered() {
        for (double at : new double[] {0.1, 0.2, 0.3}) {
            arrives(at, Flags.ACK, 1, 99, 5);
        }
        pair.run(1);
        assertThat(acks()).containsExactly(100L, 200L, 300L);
        assertThat(pair.clientLog.words).isEmpty();
    }

    @Test
    void segmentWithoutAck_orOfAnotherConnection_isDropped() {
        arrives(0.1, Flags.PSH, 1, Pair.SERVER_ISS, 5);
        pair.run(1);
        assertThat(dropped()).containsExactly("100 TCP_FLAGS");
        assertThat(pair.clientLog.words).isEmpty();
        assertThat(acks()).isEmpty();
    }

    @Test
    void sixteenSegments_acknowledgedAtOnce_thenDelayed() {
        // TCP_MAX_QUICKACKS 16, TCP_ATO_MIN 40 ms
        for (int i = 0; i < 18; i++) {
            arrives(0.1 * (i + 1), Flags.ACK, 1 + 10 * i, Pair.SERVER_ISS, 10);
        }
        pair.run(3);
        assertThat(acks()).hasSize(18).startsWith(100L, 200L).endsWith(1600L, 1740L, 1840L);
        assertThat(pair.test.count(LinuxCounters.DELAYED_ACKS, 1)).isEqualTo(2);
    }

    @Test
    void duplicateData_isAnsweredAtOnceAndQuicknessReturns() {
        converse();
        arrives(0.2, Flags.ACK, 11, Pair.SERVER_ISS, 10);
        arrives(0.3, Flags.ACK, 11, Pair.SERVER_ISS, 10);
        arrives(0.4, Flags.ACK, 21, Pair.SERVER_ISS, 10);
        pair.run(0.45);
        assertThat(acks()).containsExactly(50L, 240L, 300L, 400L);
    }

    @ParameterizedTest
    @CsvSource({"89, true", "90, false"})
    void answer_withinFortyMilliseconds_makesAConversation(long answerAt, boolean converses) {
        pair.withoutServer();
        arrives(0.05, Flags.ACK, 1, Pair.SERVER_ISS, 10);
        pair.at(answerAt / 1000.0, () -> pair.client.send(10));
        arrives(0.2, Flags.ACK, 11, Pair.SERVER_ISS, 10);
        pair.run(0.25);
        assertThat(acks()).containsExactly(50L, converses ? 240L : 200L);
    }

    @Test
    void conversing_moreThanOneFullSegment_isAcknowledgedAtOnce() {
        // net/ipv4/tcp_input.c __tcp_ack_snd_check: more than one full frame
        converse();
        arrives(0.2, Flags.ACK, 11, Pair.SERVER_ISS, FULL);
        arrives(0.21, Flags.ACK, 11 + FULL, Pair.SERVER_ISS, 1);
        arrives(0.22, Flags.ACK, 12 + FULL, Pair.SERVER_ISS, FULL);
        pair.run(0.28);
        assertThat(acks()).containsExactly(50L, 210L, 260L);
    }

    @Test
    void conversing_answerBeforeTheDelayIsOver_carriesTheAcknowledgement() {
        converse();
        arrives(0.2, Flags.ACK, 11, Pair.SERVER_ISS, 10);
        pair.at(0.21, () -> pair.client.close());
        pair.run(0.28);
        assertThat(acks()).containsExactly(50L);
        assertThat(pair.up.times(s -> s.flags() == Flags.FIN_ACK)).containsExactly(210 * MS);
    }

    @Test
    void resetWhileAnAcknowledgementIsOwed_nothingIsSentAnyMore() {
        converse();
        arrives(0.2, Flags.ACK, 11, Pair.SERVER_ISS, 10);
        arrives(0.21, Flags.RST, 21, Pair.SERVER_ISS, 0);
        pair.runOut();
        assertThat(acks()).containsExactly(50L);
        assertThat(pair.clientLog.words).endsWith("reset");
        assertThat(pair.test.retired).containsExactly(0);
    }

    @Test
    void finAheadOfItsData_isTakenWhenTheHoleIsFilled() {
        arrives(0.1, Flags.FIN_ACK, 11, Pair.SERVER_ISS, 10);
        arrives(0.2, Flags.ACK, 1, Pair.SERVER_ISS, 10);
        pair.run(0.3);
        assertThat(pair.clientLog.words).containsExactly("data 20", "end");
        assertThat(pair.client.receiveNext()).isEqualTo(22);
        assertThat(acks()).containsExactly(100L, 200L);
    }

    @Test
    void finAheadOfItsData_partOfTheHoleFilled_isNotTheEnd() {
        arrives(0.1, Flags.FIN_ACK, 21, Pair.SERVER_ISS, 10);
        arrives(0.2, Flags.ACK, 1, Pair.SERVER_ISS, 15);
        arrives(0.3, Flags.ACK, 16, Pair.SERVER_ISS, 5);
        pair.run(0.25);
        assertThat(pair.clientLog.words).containsExactly("data 15");
        pair.run(0.35);
        assertThat(pair.clientLog.words).containsExactly("data 15", "data 15", "end");
    }

    @Test
    void dataAfterClose_isResetAndTheProgramLearns_oldDataIsNot() {
        pair.withoutServer();
        arrives(0.05, Flags.ACK, 1, Pair.SERVER_ISS, 10);
        pair.at(0.1, pair.client::close);
        arrives(0.2, Flags.ACK, 1, Pair.SERVER_ISS, 10);
        pair.run(0.25);
        assertThat(pair.client.isOver()).isFalse();
        arrives(0.3, Flags.ACK, 11, Pair.SERVER_ISS, 1);
        pair.runOut();
        assertThat(pair.resets()).isEqualTo(1);
        assertThat(pair.clientLog.words).containsExactly("data 10", "reset");
        assertThat(pair.client.isOver()).isTrue();
    }

    @Test
    void forgotten_saysNothingAndIsToldOnce() {
        pair.withoutServer();
        pair.at(0.1, () -> pair.client.send(10));
        pair.at(0.2, () -> {
            pair.client.forget();
            pair.client.forget();
        });
        pair.runOut();
        assertThat(pair.up.sent).hasSize(1);
        assertThat(pair.test.times(EventKind.STATE, 1, row -> true)).containsExactly(seconds(0.2));
        assertThat(pair.clientLog.words).isEmpty();
        assertThat(pair.client.iss()).isEqualTo(Pair.CLIENT_ISS);
        assertThat(pair.client.peerIss()).isEqualTo(Pair.SERVER_ISS);
    }

    @Test
    void sideUsedAgain_remembersNothingOfItsFirstConnection() {
        pair.withoutServer();
        pair.at(0, () -> pair.client.send(5 * FULL));
        arrives(0.1, Flags.ACK, 100, Pair.SERVER_ISS, 10);
        pair.at(1.1, pair.client::abort);
        pair.run(1.2);
        int before = pair.up.sent.size();
        List<Integer> selected = new ArrayList<>();
        pair.up.to(segment -> selected.add(segment.selectiveTo()));
        pair.client.begin(pair.connection, 31, 32);
        pair.at(1.3, () -> pair.client.send(12 * FULL));
        pair.run(1.4);
        var sent = pair.up.sent.subList(before, pair.up.sent.size());
        assertThat(sent).hasSize(10);
        assertThat(sent).allSatisfy(s -> {
            assertThat(s.segment().iss()).isEqualTo(31);
            assertThat(s.segment().retransmission()).isZero();
        });
        assertThat(selected).hasSize(10).containsOnly(0);
        assertThat(sent.get(9).segment().seq()).isEqualTo(1 + 9 * FULL);
    }
}
