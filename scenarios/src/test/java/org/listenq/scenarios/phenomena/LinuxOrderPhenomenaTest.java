package org.listenq.scenarios.phenomena;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Phenomena of Linux 6.18 that lie in the order of events: who overtakes whom, what a tie decides. They were seen on a
 * running kernel, whose timers are late; here they stand in exact time unless a test says otherwise.
 */
class LinuxOrderPhenomenaTest {

    /** Eight clients, 30 ms apart, with something to say; two accept() calls a second from 4 s on. */
    private static Told eightThatSpeak(int cookies) {
        return Told.by(
                "clients: [{name: c, arrivals: {every: 30ms}, count: 8, send: 100B}]",
                "network: {delay: 50ms}",
                "server: {policy: linux-6.18, backlog: 2, settings: {net.ipv4.tcp_syncookies: " + cookies + "},",
                "  accept: {every: 500ms, from: 4s}}",
                "run: {duration: 30s}");
    }

    /**
     * Client 3, refused at 0.14 s, is accepted before clients 4 and 5, who were told 'connected' then. On the kernel,
     * whose round trips and timers were longer, client 6 overtook them too; here three entries keep it out at 4.23 s.
     */
    @Test
    void ph6_refusedClients_overtakeGhosts() {
        Told told = eightThatSpeak(0);
        assertThat(told.returns())
                .containsExactly(
                        "0.1 c0 ok",
                        "0.13 c1 ok",
                        "0.16 c2 ok",
                        "0.22 c4 ok",
                        "0.25 c5 ok",
                        "4.19 c3 ok",
                        "7.28 c6 ok",
                        "7.31 c7 ok");
        assertThat(told.dataSent(4)).startsWith("0.22", "0.52", "0.82", "1.42", "2.62", "5.02");
        assertThat(told.completed().stream().skip(3))
                .containsExactly("4.24 c3 C=3", "5.07 c4 C=2", "5.1 c5 C=3", "7.33 c6 C=1", "7.36 c7 C=2");
        assertThat(told.serverDrops()).contains("4.23 c6 SIM_SYN_REQQ_FULL", "4.26 c7 SIM_SYN_ACCEPTQ_FULL");
        assertThat(told.accepts())
                .containsExactly("4 c0", "4.5 c1", "5 c2", "5.5 c3", "6 c4", "6.5 c5", "7.5 c6", "8 c7");
    }

    @Test
    void ph7_ghostCompletedByAChallengeAck_isAcceptedAndMute() {
        Told told = eightThatSpeak(1);
        assertThat(told.sent(4, true, "S.")).containsExactly("0.17", "1.17", "3.17", "7.17");
        assertThat(told.completed()).contains("7.27 c4 C=1");
        assertThat(told.accepts()).contains("7.5 c4");
        assertThat(told.dataSent(4)).endsWith("5.02", "9.82");
        assertThat(told.reads(true)).contains("9.87 c4 data 100");
    }

    @ParameterizedTest
    @CsvSource({
        // said after connect(), SYN-ACKs of the server, completed, accepted
        "'', 0.01 3.01, 3.03, 3.03, 1",
        "', send: [{bytes: 100B, after: 480ms}]', 0.01, 0.51, 0.51, 1"
    })
    void ph14_deferAccept_waitsForDataOrForThreeSeconds(
            String speech, String synAcks, String completed, String accepted, int deferred) {
        Told told = Told.by(
                "clients: [{name: c, arrivals: at-once, count: 1" + speech + "}]",
                "network: {delay: 10ms}",
                "server: {policy: linux-6.18, backlog: 2, options: {defer-accept: 3s}}",
                "run: {duration: 30s}");
        assertThat(told.returns()).containsExactly("0.02 c0 ok");
        assertThat(String.join(" ", told.sent(0, true, "S."))).isEqualTo(synAcks);
        assertThat(told.completed()).containsExactly(completed + " c0 C=1");
        assertThat(told.accepts()).containsExactly(accepted + " c0");
        assertThat(told.server("TCPDeferAcceptDrop")).isEqualTo(deferred);
    }

    private static Told longWay(String delay, String timers) {
        return Told.by(
                "clients: [{name: c, arrivals: at-once, count: 1}]",
                "network: {delay: " + delay + "}",
                "server: {policy: linux-6.18, backlog: 2}",
                timers,
                "run: {duration: 30s}");
    }

    /** The third SYN and the timer meet at 3.5 s; the SYN was scheduled first and restarts the timer. */
    @Test
    void ph15_longRoundTripInExactTime_threeSynAcks() {
        Told told = longWay("1500ms", "timers: exact");
        assertThat(told.sent(0, false, "S")).containsExactly("0", "1", "2");
        assertThat(told.sent(0, true, "S.")).containsExactly("1.5", "2.5", "3.5");
        assertThat(told.returns()).containsExactly("3 c0 ok");
        assertThat(told.sent(0, false, ".")).containsExactly("3", "4", "5");
        assertThat(told.completed()).containsExactly("4.5 c0 C=1");
        assertThat(told.clients("TCPACKSkippedChallenge")).isZero();
    }

    /**
     * Timers that fire late on a grid, and a wire that takes 15 ms of its own, part the tie: the server's timer fires
     * before the third SYN comes. Four SYN-ACKs, as on the kernel; the client's limit suppresses one challenge ACK.
     */
    @Test
    void ph15_longRoundTripWithLateTimers_fourSynAcks() {
        Told told = longWay("1515ms", "timers: {linux-wheel: {hz: 250, phase: 14ms}}");
        assertThat(told.sent(0, false, "S")).containsExactly("0", "1.01", "2.034");
        assertThat(told.sent(0, true, "S.")).containsExactly("1.515", "2.525", "3.538", "3.549");
        assertThat(told.returns()).containsExactly("3.03 c0 ok");
        assertThat(told.sent(0, false, ".")).containsExactly("3.03", "4.04", "5.053");
        assertThat(told.clients("TCPACKSkippedChallenge")).isEqualTo(1);
    }
}
