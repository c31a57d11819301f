package org.listenq.core.established;

import static org.assertj.core.api.Assertions.assertThat;
import static org.listenq.core.fixture.TestWorld.MS;
import static org.listenq.core.fixture.TestWorld.seconds;

import org.junit.jupiter.api.Test;
import org.listenq.core.fixture.Wire;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Segment;
import org.listenq.core.segment.SegmentValue;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.LinuxCounters;
import org.listenq.core.trace.TcpState;

class EndpointTest {

    private final Pair pair = new Pair(100 * MS);

    private static boolean isFin(SegmentValue segment) {
        return (segment.flags() & Flags.FIN) != 0;
    }

    @Test
    void established_synAck_challengeAckFromWhereItStands() {
        pair.at(0, () -> pair.client.send(100));
        pair.at(1, () -> pair.inject(Flags.SYN_ACK, 0, Pair.SERVER_ISS));
        pair.run(2);
        SegmentValue challenge = pair.up.sent.get(1).segment();
        assertThat(challenge.flags()).isEqualTo(Flags.ACK);
        assertThat(challenge.seq()).isEqualTo(101);
        assertThat(challenge.ack()).isEqualTo(1);
        assertThat(pair.test.count(LinuxCounters.IN_ERRS, 1)).isEqualTo(1);
        assertThat(pair.test.count(LinuxCounters.SYN_CHALLENGE, 1)).isEqualTo(1);
        assertThat(pair.test.count(LinuxCounters.CHALLENGE_ACK, 1)).isEqualTo(1);
    }

    @Test
    void established_synAcksCloserThan500Ms_oneAnswerEach500Ms() {
        // RFC 5961 section 10; net/ipv4/tcp_input.c __tcp_oow_rate_limited: elapsed < 500 ms is suppressed
        for (double t : new double[] {1, 1.499, 1.5, 1.9, 2.1}) {
            pair.at(t, () -> pair.inject(Flags.SYN_ACK, 0, Pair.SERVER_ISS));
        }
        pair.run(3);
        assertThat(pair.up.times(s -> true)).containsExactly(seconds(1.05), seconds(1.55), seconds(2.15));
        assertThat(pair.test.count(LinuxCounters.SYN_CHALLENGE, 1)).isEqualTo(5);
        assertThat(pair.test.count(LinuxCounters.ACK_SKIPPED_CHALLENGE, 1)).isEqualTo(2);
    }

    @Test
    void established_resetInWindow_connectionReset() {
        pair.at(1, () -> pair.inject(Flags.RST, 1, Pair.SERVER_ISS));
        pair.runOut();
        assertThat(pair.clientLog.words).containsExactly("reset");
        assertThat(pair.client.isOver()).isTrue();
        assertThat(pair.test.count(LinuxCounters.ESTAB_RESETS, 1)).isEqualTo(1);
        assertThat(pair.test.times(EventKind.STATE, 1, row -> row.stateAfter() == TcpState.NONE))
                .containsExactly(seconds(1.05));
    }

    @Test
    void established_resetOfAnotherSequence_ignored() {
        pair.at(1, () -> pair.inject(Flags.RST, 1, 99));
        pair.at(1, () -> pair.inject(Flags.RST, 0, Pair.SERVER_ISS));
        pair.run(2);
        assertThat(pair.client.state()).isEqualTo(TcpState.ESTABLISHED);
        assertThat(pair.test.times(EventKind.SEGMENT_DROP, 1, row -> true)).hasSize(2);
    }

    @Test
    void established_resetWhileDataOutstanding_timerDisarmed() {
        pair.withoutServer();
        pair.at(0, () -> pair.client.send(100));
        pair.at(0.1, () -> pair.inject(Flags.RST, 1, Pair.SERVER_ISS));
        pair.runOut();
        assertThat(pair.dataTimes()).hasSize(1);
        assertThat(pair.test.retired).containsExactly(0);
    }

    @Test
    void established_abort_resetWithAckAndPeerLearns() {
        pair.at(1, pair.client::abort);
        pair.runOut();
        assertThat(pair.up.sent).hasSize(1);
        assertThat(pair.up.sent.get(0).segment().flags()).isEqualTo(Flags.RST_ACK);
        assertThat(pair.client.isOver()).isTrue();
        assertThat(pair.serverLog.words).containsExactly("reset");
        assertThat(pair.clientLog.words).isEmpty();
        assertThat(pair.test.count(LinuxCounters.OUT_RSTS, 1)).isEqualTo(1);
        assertThat(pair.test.count(LinuxCounters.ESTAB_RESETS, 0)).isEqualTo(1);
    }

    @Test
    void established_closeUnread_resetInsteadOfFin() {
        pair.at(1, pair.server::closeUnread);
        pair.runOut();
        assertThat(pair.clientLog.words).containsExactly("reset");
        assertThat(pair.test.count(LinuxCounters.ABORT_ON_CLOSE, 0)).isEqualTo(1);
    }

    @Test
    void close_peerClosesAtEnd_timeWaitAndNone() {
        pair.serverLog.closesAtEnd = true;
        pair.at(1, pair.client::close);
        pair.runOut();
        assertThat(pair.client.state()).isEqualTo(TcpState.TIME_WAIT);
        assertThat(pair.server.state()).isEqualTo(TcpState.NONE);
        assertThat(pair.clientLog.words).containsExactly("acknowledged", "end", "closed");
        assertThat(pair.up.sent).hasSize(2);
        assertThat(pair.down.sent).hasSize(1);
        assertThat(pair.test.retired).containsExactly(0);
    }

    @Test
    void close_peerStaysOpen_finAcknowledgedAtOnceAndFinWait2() {
        pair.at(1, pair.client::close);
        pair.runOut();
        assertThat(pair.client.state()).isEqualTo(TcpState.FIN_WAIT2);
        assertThat(pair.server.state()).isEqualTo(TcpState.CLOSE_WAIT);
        assertThat(pair.down.times(s -> true)).containsExactly(seconds(1.05));
        assertThat(pair.test.retired).containsExactly(0);
    }

    @Test
    void finAfterData_programWaits_acknowledgementDelayed() {
        // measured on Linux 6.18.44: after data 40 ms
        pair.at(0, () -> pair.client.send(100));
        pair.at(1, pair.client::close);
        pair.run(2);
        assertThat(pair.down.times(s -> true)).containsExactly(seconds(0.05), seconds(1.09));
    }

    @Test
    void bothCloseAtOnce_closingThenTimeWait() {
        pair.at(1, pair.client::close);
        pair.at(1, pair.server::close);
        pair.runOut();
        assertThat(pair.client.state()).isEqualTo(TcpState.TIME_WAIT);
        assertThat(pair.server.state()).isEqualTo(TcpState.TIME_WAIT);
        assertThat(pair.test.times(EventKind.STATE, 1, row -> row.stateAfter() == TcpState.CLOSING))
                .hasSize(1);
    }

    @Test
    void finLost_probeSendsItAgain() {
        pair.up.lose(s -> s.isFin() && s.retransmission() == 0);
        pair.at(0, pair.client::close);
        pair.runOut();
        assertThat(pair.up.times(EndpointTest::isFin)).containsExactly(0L, seconds(0.3));
        assertThat(pair.client.state()).isEqualTo(TcpState.FIN_WAIT2);
    }

    @Test
    void lastAckLost_peerRepeatsFin_timeWaitAnswersAgain() {
        pair.serverLog.closesAtEnd = true;
        pair.up.lose(s -> s.nth() == 2);
        pair.at(0, pair.client::close);
        pair.runOut();
        assertThat(pair.server.state()).isEqualTo(TcpState.NONE);
        assertThat(pair.up.sent).hasSize(3);
    }

    @Test
    void closed_dataComes_reset() {
        // RFC 1122 section 4.2.2.13
        pair.at(0, pair.client::close);
        pair.at(1, () -> pair.server.send(10));
        pair.runOut();
        assertThat(pair.resets()).isEqualTo(1);
        assertThat(pair.client.isOver()).isTrue();
        assertThat(pair.serverLog.words).containsExactly("end", "reset");
        assertThat(pair.test.count(LinuxCounters.ABORT_ON_DATA, 1)).isEqualTo(1);
    }

    @Test
    void halfClosed_dataComes_delivered() {
        pair.at(0, pair.client::shutdown);
        pair.at(1, () -> pair.server.send(10));
        pair.runOut();
        assertThat(pair.clientLog.words).containsExactly("acknowledged", "data 10");
    }

    @Test
    void firstData_acknowledgedAtOnce() {
        pair.at(0, () -> pair.client.send(10));
        pair.run(1);
        assertThat(pair.down.times(s -> true)).containsExactly(seconds(0.05));
    }

    @Test
    void conversation_answerCarriesAcknowledgement() {
        pair.at(0, () -> pair.client.send(10));
        pair.at(0.06, () -> pair.server.send(10));
        pair.at(1, () -> pair.client.send(10));
        pair.runOut();
        // the second request meets a server that converses: its acknowledgement waits 40 ms for an answer
        assertThat(pair.down.times(s -> s.length() == 0)).containsExactly(seconds(0.05), seconds(1.09));
    }

    @Test
    void segmentsOvertake_dataInOrderAndDuplicateAcks() {
        pair.up.lose(s -> s.seq() == 1 && s.retransmission() == 0);
        pair.at(0, () -> pair.client.send(2 * 1460));
        pair.run(1);
        assertThat(pair.serverLog.words).containsExactly("data 2920");
        assertThat(pair.down.sent.stream()
                        .map(Wire.Sent::segment)
                        .map(SegmentValue::ack)
                        .toList())
                .containsExactly(1, 2921);
    }

    @Test
    void replyLost_finArrives_retransmittedAfterTheReorderingWindow() {
        // recorded on Linux 6.18.44 (RTT 40 ms, times less the late timers): min(min_rtt / 4, SRTT)
        Pair small = new Pair(40 * MS);
        small.clientLog.closesAtEnd = true;
        small.down.lose(s -> s.length() > 0 && s.retransmission() == 0);
        small.at(0, () -> small.client.send(100));
        small.at(0.021, () -> small.server.send(200));
        small.at(0.021, small.server::close);
        small.runOut();
        assertThat(small.down.times(s -> s.length() > 0)).containsExactly(seconds(0.021), seconds(0.071));
        assertThat(small.up.sent.stream().map(s -> s.segment().ack())).containsExactly(1, 1, 202, 202);
        assertThat(small.test.count(LinuxCounters.FAST_RETRANS, 0)).isEqualTo(1);
        assertThat(small.test.count(LinuxCounters.RETRANS_SEGS, 0)).isEqualTo(1);
        assertThat(small.clientLog.words).containsExactly("acknowledged", "data 200", "end", "closed");
    }

    @Test
    void ghost_probeOfTheLastSegmentGetsIn_restFollowsAtOnce() {
        // a request entry drops data while the accept queue is full, then a retransmission finds room (tcp_minisocks.c
        // E7, E8)
        pair.up.lose(s -> pair.test.scheduler.now() < seconds(0.15));
        pair.at(0, () -> pair.client.send(3 * 1460));
        pair.runOut();
        assertThat(pair.dataTimes()).containsExactly(0L, 0L, 0L, seconds(0.2), seconds(0.3), seconds(0.3));
        assertThat(pair.serverLog.words.get(pair.serverLog.words.size() - 1)).isEqualTo("data 2920");
    }

    @Test
    void duplicateData_acknowledgedAtOnceAndDeliveredOnce() {
        pair.down.lose(s -> s.nth() == 1);
        pair.at(0, () -> pair.client.send(10));
        pair.runOut();
        assertThat(pair.serverLog.words).containsExactly("data 10");
        assertThat(pair.down.times(s -> true)).containsExactly(seconds(0.05), seconds(0.35));
    }

    @Test
    void timestamps_echoAndShorterSegments() {
        pair.client.timestamps(0);
        pair.server.timestamps(0);
        pair.at(1.2345, () -> pair.client.send(3000));
        pair.run(2);
        SegmentValue first = pair.up.sent.get(0).segment();
        assertThat(first.length()).isEqualTo(1448);
        assertThat(first.tsVal()).isEqualTo(1234);
        assertThat(pair.down.sent.get(0).segment().tsEcr()).isEqualTo(1234);
        assertThat(pair.down.sent.get(0).segment().tsVal()).isEqualTo(1284);
    }

    @Test
    void idle_nothingHeld() {
        pair.runOut();
        assertThat(pair.test.retired).containsExactly(0);
        assertThat(pair.test.scheduler.now()).isZero();
    }

    @Test
    void reused_nothingIsLeftOfItsFirstLife() {
        pair.at(0, () -> pair.client.send(100));
        pair.at(1, pair.client::abort);
        pair.run(2);
        pair.client.begin(pair.connection, Pair.CLIENT_ISS, Pair.SERVER_ISS);
        assertThat(pair.client.sendNext()).isEqualTo(1);
        assertThat(pair.client.receiveNext()).isEqualTo(1);
        assertThat(pair.client.isAllAcknowledged()).isTrue();
        assertThat(pair.client.state()).isEqualTo(TcpState.ESTABLISHED);
    }

    @Test
    void segmentWithoutAck_ignored() {
        pair.at(0, () -> {
            Segment segment = pair.test.world.segments().take();
            segment.start(pair.connection, Direction.TO_CLIENT, Flags.FIN).seq(1, Pair.SERVER_ISS);
            pair.down.receive(segment);
        });
        pair.run(1);
        assertThat(pair.client.state()).isEqualTo(TcpState.ESTABLISHED);
    }
}
