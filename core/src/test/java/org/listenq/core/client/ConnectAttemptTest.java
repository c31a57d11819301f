package org.listenq.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.listenq.core.fixture.TestWorld.MS;
import static org.listenq.core.fixture.TestWorld.SECOND;
import static org.listenq.core.fixture.TestWorld.seconds;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.listenq.core.client.stack.ClientStacks;
import org.listenq.core.established.EstablishedRules;
import org.listenq.core.fixture.FakeServer;
import org.listenq.core.segment.ConnectResult;
import org.listenq.core.segment.EndState;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.SegmentValue;
import org.listenq.core.settings.Settings;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.LinuxCounters;
import org.listenq.core.trace.TcpState;

class ConnectAttemptTest {

    private static final Conversation WRITES = Conversation.sending(ImmutableList.of(new Conversation.Write(0, 100)));

    @Test
    void synSent_synAck_establishedAfterOneRoundTrip() {
        Lab lab = new Lab(Lab.one(), 100 * MS).runAll();
        assertThat(lab.only().result()).isEqualTo(ConnectResult.OK);
        assertThat(lab.only().returnedAt()).isEqualTo(100 * MS);
        assertThat(lab.up.sent.stream().map(s -> Flags.text(s.segment().flags())))
                .containsExactly("S", ".");
        assertThat(lab.test.count(LinuxCounters.ACTIVE_OPENS, 1)).isEqualTo(1);
        assertThat(lab.test.times(EventKind.CONNECT_RETURN, 1, row -> row.note().equals("ok")))
                .containsExactly(100 * MS);
    }

    @Test
    void synSent_nothingAnswers_timedOutWithCounters() {
        Lab lab = new Lab(Lab.one(), 100 * MS);
        lab.server.script(nth -> FakeServer.IGNORE);
        lab.runAll();
        assertThat(lab.only().result()).isEqualTo(ConnectResult.TIMED_OUT);
        assertThat(lab.only().returnedAt()).isEqualTo(131 * SECOND);
        assertThat(lab.synTimes()).hasSize(11);
        // finer rule 4: the last firing counts as well
        assertThat(lab.test.count(LinuxCounters.TIMEOUTS, 1)).isEqualTo(11);
        assertThat(lab.test.count(LinuxCounters.SYN_RETRANS, 1)).isEqualTo(10);
        assertThat(lab.test.count(LinuxCounters.RETRANS_SEGS, 1)).isEqualTo(10);
        assertThat(lab.test.count(LinuxCounters.ATTEMPT_FAILS, 1)).isEqualTo(1);
        assertThat(lab.test.count(LinuxCounters.ABORT_ON_TIMEOUT, 1)).isEqualTo(1);
    }

    @Test
    void synSent_secondSynAnswered_okAndTimerOff() {
        Lab lab = new Lab(Lab.one(), 100 * MS);
        lab.server.script(nth -> nth < 2 ? FakeServer.IGNORE : FakeServer.ANSWER);
        lab.runAll();
        assertThat(lab.only().returnedAt()).isEqualTo(seconds(1.1));
        assertThat(lab.synTimes()).containsExactly(0L, SECOND);
    }

    @Test
    void synSent_resetOfTheSyn_refusedAtOnce() {
        Lab lab = new Lab(Lab.one(), 100 * MS);
        lab.server.script(nth -> FakeServer.REFUSE);
        lab.runAll();
        assertThat(lab.only().result()).isEqualTo(ConnectResult.REFUSED);
        assertThat(lab.only().returnedAt()).isEqualTo(100 * MS);
        assertThat(lab.test.count(LinuxCounters.ATTEMPT_FAILS, 1)).isEqualTo(1);
        assertThat(lab.test.count(LinuxCounters.ABORT_ON_TIMEOUT, 1)).isZero();
    }

    @Test
    void synSent_resetThatAcknowledgesNothing_ignored() {
        // RFC 9293 3.10.7.3
        Lab lab = new Lab(Lab.one(), 100 * MS);
        lab.up.to(syn -> lab.down.receive(
                lab.server.outlet().start(syn.connection(), Flags.RST).seq(1, 5)));
        lab.run(0.5);
        assertThat(lab.test.times(EventKind.SEGMENT_DROP, 1, row -> true)).containsExactly(100 * MS);
        assertThat(lab.table).isEmpty();
    }

    @Test
    void synSent_acknowledgementOfAnotherSyn_resetAndWaitsOn() {
        // RFC 9293 section 3.10.7.3
        Lab lab = new Lab(Lab.one(), 100 * MS);
        lab.up.to(segment -> {
            if (segment.isSyn()) {
                lab.server.synAck(segment.connection(), segment.iss() + 7, -1);
            }
        });
        lab.run(0.5);
        SegmentValue reset = lab.up.sent.get(1).segment();
        assertThat(reset.flags()).isEqualTo(Flags.RST);
        assertThat(reset.seq()).isEqualTo(1);
        assertThat(lab.table).isEmpty();
    }

    @Test
    void synSent_resetUnderAStackThatRetries_synAgainAfterItsWait() {
        // KB175523 and libuv issue 2896: SYN at 0, 0.5, 1.0, 1.5, 2.0, refused at 2.0
        ClientStack windows = new RetriesAfterReset(Lab.linux());
        Lab lab = new Lab(GroupPlan.of("w", 0, ArrivalProcess.atOnce(0, 1), windows, 80), 0);
        lab.server.script(nth -> FakeServer.REFUSE);
        lab.runAll();
        assertThat(lab.synTimes()).containsExactly(0L, seconds(0.5), seconds(1), seconds(1.5), seconds(2));
        assertThat(lab.only().returnedAt()).isEqualTo(seconds(2));
        assertThat(lab.only().result()).isEqualTo(ConnectResult.REFUSED);
    }

    @Test
    void synSent_resetsUntilTheTimeForSynsIsOver_refusedThen() {
        ClientStack.Provider windows = ClientStacks.find("windows-10").orElseThrow();
        ClientStack patient = windows.create(
                Settings.of(windows.settings(), ImmutableSortedMap.of("windows.syn-retries-after-reset", 90L)));
        Lab lab = new Lab(GroupPlan.of("w", 0, ArrivalProcess.atOnce(0, 1), patient, 80), 0);
        lab.server.script(nth -> FakeServer.REFUSE);
        lab.runAll();
        assertThat(lab.only().returnedAt()).isEqualTo(seconds(21));
        assertThat(lab.only().result()).isEqualTo(ConnectResult.REFUSED);
        assertThat(lab.synTimes()).hasSize(42);
    }

    @Test
    void synAfterAReset_notAnswered_timesOutAsAnyOther() {
        Lab lab = new Lab(GroupPlan.of("w", 0, ArrivalProcess.atOnce(0, 1), new RetriesAfterReset(Lab.linux()), 80), 0);
        lab.server.script(nth -> nth < 2 ? FakeServer.REFUSE : FakeServer.IGNORE);
        lab.run(3);
        assertThat(lab.test.rows.stream()
                        .filter(row -> row.kind() == EventKind.SEGMENT_SEND && row.host() == 1)
                        .limit(3)
                        .map(row -> row.cause().name()))
                .containsExactly("", ClientCauses.SYN_AFTER_RESET.name(), ClientCauses.SYN_TIMEOUT.name());
        assertThat(lab.test.times(EventKind.TIMER_FIRE, 1, row -> true)).isNotEmpty();
    }

    @Test
    void synSent_queueDrainsBetweenResets_connects() {
        // PH25: the queue drains at 0.7, connect succeeds at 1.0
        ClientStack windows = new RetriesAfterReset(Lab.linux());
        Lab lab = new Lab(GroupPlan.of("w", 0, ArrivalProcess.atOnce(0, 1), windows, 80), 0);
        lab.server.script(nth -> nth < 3 ? FakeServer.REFUSE : FakeServer.ANSWER);
        lab.runAll();
        assertThat(lab.only().returnedAt()).isEqualTo(seconds(1));
    }

    @Test
    void synSent_programsPatienceEnds_lateSynAckDrawsReset() {
        Lab lab = new Lab(Lab.one().connectTimeout(SECOND / 2), 2 * SECOND).runAll();
        assertThat(lab.only().result()).isEqualTo(ConnectResult.APPLICATION_TIMEOUT);
        assertThat(lab.only().returnedAt()).isEqualTo(SECOND / 2);
        SegmentValue last = lab.up.sent.get(1).segment();
        assertThat(last.flags()).isEqualTo(Flags.RST);
        assertThat(last.seq()).isEqualTo(1);
        assertThat(lab.server.words).containsExactly("0 reset");
        assertThat(lab.test.count(LinuxCounters.OUT_RSTS, 1)).isEqualTo(1);
    }

    @Test
    void established_connectTimeoutPasses_nothingHappens() {
        Lab lab = new Lab(Lab.one().connectTimeout(SECOND), 100 * MS).runAll();
        assertThat(lab.only().result()).isEqualTo(ConnectResult.OK);
        assertThat(lab.test.scheduler.now()).isEqualTo(150 * MS);
    }

    @Test
    void synSent_closeAtTime_closedWithoutAWord() {
        Conversation closes =
                Conversation.SILENT.ending(Conversation.Ending.CLOSE, Conversation.Trigger.AT, 3 * SECOND / 2);
        Lab lab = new Lab(Lab.one().conversation(closes), 100 * MS);
        lab.server.script(nth -> FakeServer.IGNORE);
        lab.runAll();
        assertThat(lab.only().result()).isEqualTo(ConnectResult.CLOSED);
        assertThat(lab.synTimes()).containsExactly(0L, SECOND);
    }

    @Test
    void longRoundTrip_extraSynAcks_challengeAcks() {
        // PH15: RTT 3 s; SYN at 0, 1, 2; connect returns at 3.0; later SYN-ACKs draw challenge ACKs at 4.0 and 5.0
        Lab lab = new Lab(Lab.one(), 3 * SECOND).runAll();
        assertThat(lab.synTimes()).containsExactly(0L, SECOND, 2 * SECOND);
        assertThat(lab.only().returnedAt()).isEqualTo(3 * SECOND);
        assertThat(lab.up.times(s -> s.flags() == Flags.ACK)).containsExactly(3 * SECOND, 4 * SECOND, 5 * SECOND);
        assertThat(lab.test.count(LinuxCounters.CHALLENGE_ACK, 1)).isEqualTo(2);
    }

    @Test
    void ghost_writesAtOnce_dataLadderOfPh8() {
        // PH8: data at 0.22 + R * {1, 2, 4 ... 256} with R = 0.3, here with connect() at 0.12
        Lab lab = new Lab(
                GroupPlan.of("g", 0, ArrivalProcess.atOnce(120 * MS, 1), Lab.linux(), 80)
                        .conversation(WRITES),
                100 * MS);
        lab.server.deafAfterSyn();
        lab.run(80);
        assertThat(lab.up.times(s -> s.length() > 0))
                .isEqualTo(List.of(0.22, 0.52, 0.82, 1.42, 2.62, 5.02, 9.82, 19.42, 38.62, 77.02).stream()
                        .map(s -> seconds(s))
                        .toList());
    }

    @Test
    void synRetransmitted_noTimestamps_threeSecondRule() {
        // net/ipv4/tcp_output.c tcp_schedule_loss_probe: probe at +1.0, RTO 3 s after the probe
        ClientStack stack = Lab.stack("linux-6.18", Map.of("net.ipv4.tcp_timestamps", 0L));
        GroupPlan plan =
                GroupPlan.of("g", 0, ArrivalProcess.atOnce(0, 1), stack, 80).conversation(WRITES);
        Lab lab = new Lab(plan, 100 * MS);
        lab.server.script(nth -> nth < 2 ? FakeServer.IGNORE : FakeServer.ANSWER);
        lab.server.deafAfterSyn();
        lab.run(12);
        assertThat(lab.up.times(s -> s.length() > 0))
                .containsExactly(seconds(1.1), seconds(2.1), seconds(5.1), seconds(11.1));
    }

    @Test
    void synRetransmitted_timestamps_normalLadder() {
        Lab lab = new Lab(Lab.one().conversation(WRITES), 100 * MS);
        lab.server.script(nth -> nth < 2 ? FakeServer.IGNORE : FakeServer.ANSWER);
        lab.server.deafAfterSyn();
        lab.run(2.5);
        assertThat(lab.up.times(s -> s.length() > 0))
                .containsExactly(seconds(1.1), seconds(1.4), seconds(1.7), seconds(2.3));
    }

    @Test
    void bsd44_synRetransmitted_timeoutKeepsTheSynsValue() {
        // 4.4BSD tcp_timer.c TCPT_REXMT
        GroupPlan plan = GroupPlan.of("g", 0, ArrivalProcess.atOnce(0, 1), Lab.stack("bsd44", Map.of()), 80)
                .conversation(WRITES);
        Lab lab = new Lab(plan, 100 * MS);
        lab.server.script(nth -> nth < 2 ? FakeServer.IGNORE : FakeServer.ANSWER);
        lab.server.deafAfterSyn();
        lab.run(31);
        assertThat(lab.up.times(s -> s.length() > 0)).containsExactly(seconds(5.9), seconds(29.9));
    }

    @Test
    void established_reset_errorOnRecv() {
        Lab lab = new Lab(Lab.one().conversation(WRITES), 100 * MS);
        lab.server.deafAfterSyn();
        lab.test.at(SECOND, () -> lab.server.side(0).abort());
        lab.runAll();
        assertThat(lab.test.times(
                        EventKind.CONNECTION_ERROR, 1, row -> row.note().equals("ECONNRESET")))
                .containsExactly(seconds(1.05));
        assertThat(lab.only().end()).isEqualTo(EndState.RESET);
        assertThat(lab.test.count(LinuxCounters.ESTAB_RESETS, 1)).isEqualTo(1);
    }

    @Test
    void states_ofAnOrdinaryConnection_areTold() {
        Conversation closes = WRITES.ending(Conversation.Ending.CLOSE, Conversation.Trigger.AFTER, SECOND);
        Lab lab = new Lab(Lab.one().conversation(closes), 100 * MS).runAll();
        assertThat(lab.test.rows.stream()
                        .filter(row -> row.kind() == EventKind.STATE && row.host() == 1)
                        .map(row -> row.stateAfter()))
                .containsExactly(
                        TcpState.SYN_SENT,
                        TcpState.ESTABLISHED,
                        TcpState.FIN_WAIT1,
                        TcpState.FIN_WAIT2,
                        TcpState.TIME_WAIT);
        assertThat(lab.only().end()).isEqualTo(EndState.CLOSED);
        assertThat(lab.server.words).containsExactly("0 data 100", "0 end");
    }

    /** A stack that sends its SYN again after a reset, four times, 500 ms apart. */
    private record RetriesAfterReset(ClientStack other) implements ClientStack {

        @Override
        public boolean givesUp(int resent, long elapsed) {
            return other.givesUp(resent, elapsed);
        }

        @Override
        public long afterResend(int resent, long elapsed) {
            return other.afterResend(resent, elapsed);
        }

        @Override
        public long afterReset(int resets) {
            return resets <= 4 ? SECOND / 2 : GIVE_UP;
        }

        @Override
        public boolean timestamps() {
            return false;
        }

        @Override
        public EstablishedRules established() {
            return other.established();
        }

        @Override
        public ClientCounters counters() {
            return other.counters();
        }
    }
}
