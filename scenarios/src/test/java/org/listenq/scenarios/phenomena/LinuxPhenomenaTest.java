package org.listenq.scenarios.phenomena;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Phenomena of Linux 6.18 with a round trip of 100 ms, in exact time. */
class LinuxPhenomenaTest {

    private static final String NETWORK = "network: {delay: 50ms}";

    /** Eight clients, 30 ms apart; the one in the middle may have something to say. */
    private static Told eight(String settings, String speech, String server) {
        return Told.by(
                "clients:",
                "  - {name: a, arrivals: {at: [0ms, 30ms, 60ms, 90ms]}}",
                "  - {name: b, arrivals: {at: [120ms]}" + speech + "}",
                "  - {name: c, arrivals: {at: [150ms, 180ms, 210ms]}}",
                NETWORK,
                "server: {policy: linux-6.18, backlog: 2, settings: {" + settings + "}" + server + "}",
                "run: {duration: 200s}");
    }

    private static final String NO_COOKIES = "net.ipv4.tcp_syncookies: 0";

    @Test
    void ph1_serverSilent_offByOneThenTheLadder() {
        Told told = Told.by(
                "clients: [{name: c, arrivals: {every: 300ms}, count: 4}]",
                NETWORK,
                "server: {policy: linux-6.18, backlog: 2, accept: never}",
                "run: {duration: 140s}");
        assertThat(told.returns()).containsExactly("0.1 c0 ok", "0.4 c1 ok", "0.7 c2 ok", "131.9 c3 ETIMEDOUT");
        assertThat(told.sent(3, false, "S"))
                .containsExactly("0.9", "1.9", "2.9", "3.9", "4.9", "5.9", "7.9", "11.9", "19.9", "35.9", "67.9");
        assertThat(told.completed()).containsExactly("0.15 c0 C=1", "0.45 c1 C=2", "0.75 c2 C=3");
        assertThat(told.server("ListenOverflows")).isEqualTo(11);
    }

    @Test
    void ph1_oneAccept_theFourthGetsInWithItsNextSyn() {
        Told told = Told.by(
                "clients: [{name: c, arrivals: {every: 300ms}, count: 4}]",
                NETWORK,
                "server: {policy: linux-6.18, backlog: 2, accept: {at: [6500ms]}}",
                "run: {duration: 20s}");
        assertThat(told.returns()).containsExactly("0.1 c0 ok", "0.4 c1 ok", "0.7 c2 ok", "8 c3 ok");
        assertThat(told.accepts()).containsExactly("6.5 c0");
    }

    @Test
    void ph2_serverSilent_ghostsAndEveryTime() {
        Told told = eight(NO_COOKIES, ", send: [{bytes: 100B, after: 69780ms}]", ", accept: never");
        assertThat(told.entered())
                .containsExactly("0.05 c0 I=1", "0.08 c1 I=2", "0.11 c2 I=3", "0.17 c4 I=3", "0.2 c5 I=3");
        assertThat(told.completed()).containsExactly("0.15 c0 C=1", "0.18 c1 C=2", "0.21 c2 C=3");
        assertThat(told.serverDrops())
                .startsWith(
                        "0.14 c3 SIM_SYN_REQQ_FULL",
                        "0.23 c6 SIM_SYN_ACCEPTQ_FULL",
                        "0.26 c7 SIM_SYN_ACCEPTQ_FULL",
                        "0.27 c4 TCP_LISTEN_OVERFLOW",
                        "0.3 c5 TCP_LISTEN_OVERFLOW",
                        "1.14 c3 SIM_SYN_ACCEPTQ_FULL",
                        "1.23 c6 SIM_SYN_ACCEPTQ_FULL",
                        "1.26 c7 SIM_SYN_ACCEPTQ_FULL",
                        "1.27 c4 TCP_LISTEN_OVERFLOW",
                        "1.3 c5 TCP_LISTEN_OVERFLOW");
        assertThat(told.sent(4, true, "S.")).containsExactly("0.17", "1.17", "3.17", "7.17", "15.17", "31.17");
        assertThat(told.sent(5, true, "S.")).containsExactly("0.2", "1.2", "3.2", "7.2", "15.2", "31.2");
        assertThat(told.sent(3, false, "S"))
                .containsExactly(
                        "0.09", "1.09", "2.09", "3.09", "4.09", "5.09", "7.09", "11.09", "19.09", "35.09", "67.09");
        assertThat(told.gone("expired")).containsExactly("63.17 c4", "63.2 c5");
        assertThat(told.returns())
                .containsExactly(
                        "0.1 c0 ok",
                        "0.13 c1 ok",
                        "0.16 c2 ok",
                        "0.22 c4 ok",
                        "0.25 c5 ok",
                        "131.09 c3 ETIMEDOUT",
                        "131.18 c6 ETIMEDOUT",
                        "131.21 c7 ETIMEDOUT");
        assertThat(told.dataSent(4)).containsExactly("70");
        assertThat(told.clientErrors()).containsExactly("70.1 c4 ECONNRESET");
        assertThat(told.server("PassiveOpens")).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        // until, ListenOverflows, ListenDrops, TCPTimeouts, TCPSynRetrans: as measured on 6.18.44
        "0.5, 4, 5, 0, 0",
        "2, 9, 10, 2, 2",
        "4, 17, 18, 4, 4",
        "8, 28, 29, 6, 6",
        "16, 33, 34, 8, 8",
        "32, 38, 39, 10, 10",
        "62, 41, 42, 10, 10",
        "66, 41, 42, 12, 10",
        "75, 44, 45, 12, 10"
    })
    void ph2_checkpoint_countersAreTheKernels(double until, long overflows, long drops, long timeouts, long retrans) {
        Told told = eight(NO_COOKIES, "", ", accept: never");
        assertThat(told.server("ListenOverflows", until)).isEqualTo(overflows);
        assertThat(told.server("ListenDrops", until)).isEqualTo(drops);
        assertThat(told.server("TCPTimeouts", until)).isEqualTo(timeouts);
        assertThat(told.server("TCPSynRetrans", until)).isEqualTo(retrans);
        assertThat(told.server("TCPReqQFullDrop", until)).isEqualTo(1);
        assertThat(told.server("PassiveOpens", until)).isEqualTo(3);
    }

    @Test
    void ph3_burstWithCookies_everybodyConnectsThreeExist() {
        Told told = Told.by(
                "clients: [{name: c, arrivals: at-once, count: 10}]",
                NETWORK,
                "server: {policy: linux-6.18, backlog: 2, accept: {every: 250ms, from: 250ms}}",
                "run: {duration: 300s}");
        assertThat(told.returns()).hasSize(10).allMatch(line -> line.startsWith("0.1 ") && line.endsWith(" ok"));
        assertThat(told.accepts()).containsExactly("0.25 c0", "0.5 c1", "0.75 c2");
        assertThat(told.server("SyncookiesSent")).isEqualTo(7);
        assertThat(told.server("SyncookiesRecv")).isEqualTo(7);
        assertThat(told.server("TCPReqQFullDoCookies")).isEqualTo(7);
        assertThat(told.server("ListenOverflows")).isEqualTo(7);
        assertThat(told.server("ListenDrops")).isEqualTo(7);
        assertThat(told.server("PassiveOpens")).isEqualTo(3);
        assertThat(told.server("TCPTimeouts")).isZero();
        assertThat(told.clientErrors()).isEmpty();
    }

    @Test
    void ph4_cookieGhost_secondSegmentKillsIt() {
        Told told = cookieGhost(", send: 3000B");
        assertThat(told.dataSent(2)).containsExactly("0.1", "0.1", "0.1");
        assertThat(told.serverDrops())
                .containsExactly(
                        "0.15 c2 SIM_COOKIE_ACCEPTQ_FULL",
                        "0.15 c2 SIM_COOKIE_ACCEPTQ_FULL",
                        "0.15 c2 SIM_COOKIE_INVALID",
                        "0.15 c2 SIM_COOKIE_INVALID",
                        "0.15 c3 SIM_COOKIE_ACCEPTQ_FULL");
        assertThat(told.server("SyncookiesFailed")).isEqualTo(2);
        assertThat(told.sent(2, true, "R")).containsExactly("0.15", "0.15");
        assertThat(told.clientErrors()).containsExactly("0.2 c2 ECONNRESET");
    }

    private static Told cookieGhost(String speech) {
        return Told.by(
                "clients:",
                "  - {name: a, arrivals: at-once, count: 2}",
                "  - {name: b, arrivals: at-once, count: 1" + speech + "}",
                "  - {name: c, arrivals: at-once, count: 1}",
                NETWORK,
                "server: {policy: linux-6.18, backlog: 1, accept: never}",
                "run: {duration: 30s}");
    }

    @Test
    void ph4_cookieGhostThatClosesAfterData_finIsReset() {
        Told told = cookieGhost(", send: 100B, close: {after: 0s}");
        assertThat(told.server("SyncookiesFailed")).isEqualTo(1);
        assertThat(told.sent(2, true, "R")).containsExactly("0.15");
        assertThat(told.clientStates(2)).endsWith("0.1 FIN_WAIT1", "0.2 -");
    }

    @Test
    void ph4_cookieGhostThatOnlyCloses_finIsDroppedAndRetried() {
        Told told = cookieGhost(", close: {after: 0s}");
        assertThat(told.server("SyncookiesFailed")).isZero();
        assertThat(told.clientErrors()).isEmpty();
        assertThat(told.sent(2, false, "F.")).startsWith("0.1", "0.4", "0.7", "1.3", "2.5");
    }

    @ParameterizedTest
    @CsvSource({"4, 2.1, 3.1", "0, 3.1, 7.1"})
    void ph5_burstWithoutCookies_latencyIsAStaircase(int linear, String third, String fourth) {
        Told told = Told.by(
                "clients: [{name: c, arrivals: at-once, count: 10,",
                "  settings: {net.ipv4.tcp_syn_linear_timeouts: " + linear + "}}]",
                NETWORK,
                "server: {policy: linux-6.18, backlog: 2, settings: {" + NO_COOKIES + "},",
                "  accept: {every: 250ms, from: 250ms}}",
                "run: {duration: 20s}");
        assertThat(told.returns().stream().map(line -> line.split(" ", 2)[0]))
                .containsExactly("0.1", "0.1", "0.1", "1.1", "1.1", "1.1", third, third, third, fourth);
        assertThat(told.accepts().stream().map(line -> line.split(" ", 2)[0]).limit(6))
                .containsExactly("0.25", "0.5", "0.75", "1.25", "1.5", "1.75");
    }

    @Test
    void ph8_ghostWithData_isResetLongAfterItsEntryDied() {
        Told told = eight(NO_COOKIES, ", send: 100B", ", accept: never");
        assertThat(told.dataSent(4))
                .containsExactly("0.22", "0.52", "0.82", "1.42", "2.62", "5.02", "9.82", "19.42", "38.62", "77.02");
        assertThat(told.gone("expired")).startsWith("63.17 c4");
        assertThat(told.clientErrors()).containsExactly("77.12 c4 ECONNRESET");
    }

    @Test
    void ph9_cookieGhosts_areRevivedByTheirDataWhenThereIsRoom() {
        Told told = Told.by(
                "clients: [{name: c, arrivals: at-once, count: 5, send: 100B}]",
                NETWORK,
                "server: {policy: linux-6.18, backlog: 1, accept: {every: 250ms, from: 2s}}",
                "run: {duration: 30s}");
        assertThat(told.completed())
                .containsExactly("0.15 c0 C=1", "0.15 c1 C=2", "2.55 c2 C=1", "2.55 c3 C=2", "4.95 c4 C=1");
        assertThat(told.server("SyncookiesRecv")).isEqualTo(19);
        assertThat(told.server("SyncookiesSent")).isEqualTo(3);
        assertThat(told.accepts()).containsExactly("2 c0", "2.25 c1", "2.75 c2", "3 c3", "5 c4");
    }

    @Test
    void ph10_abortOnOverflow_ghostsAreResetRefusedSynsAreNot() {
        Told told = eight(NO_COOKIES + ", net.ipv4.tcp_abort_on_overflow: 1", "", ", accept: never");
        assertThat(told.returns()).contains("0.22 c4 ok", "0.25 c5 ok", "131.09 c3 ETIMEDOUT", "131.18 c6 ETIMEDOUT");
        assertThat(told.clientErrors()).containsExactly("0.32 c4 ECONNRESET", "0.35 c5 ECONNRESET");
        assertThat(told.server("EmbryonicRsts")).isEqualTo(2);
    }

    @Test
    void ph11_listenerClosed_childrenAreResetEntriesLinger() {
        Told told = eight(NO_COOKIES, ", send: [{bytes: 100B, after: 3780ms}]", ", accept: never, close: {at: 600ms}");
        assertThat(told.clientErrors())
                .containsExactly("0.65 c0 ECONNRESET", "0.65 c1 ECONNRESET", "0.65 c2 ECONNRESET", "4.1 c4 ECONNRESET");
        assertThat(Stream.of(0, 1, 2).flatMap(c -> told.sent(c, true, "R.").stream()))
                .containsExactly("0.6", "0.6", "0.6");
        assertThat(told.gone("expired")).containsExactly("1.17 c4", "1.2 c5");
        assertThat(told.sent(4, true, "S.")).containsExactly("0.17");
        assertThat(told.returns()).contains("1.19 c3 ECONNREFUSED", "1.28 c6 ECONNREFUSED", "1.31 c7 ECONNREFUSED");
        assertThat(told.server("TCPTimeouts")).isZero();
    }

    @Test
    void ph12_pruning_halfOfTheEntriesDieAtSevenSeconds() {
        Told told = flood(10, 12, NO_COOKIES);
        assertThat(told.entered()).hasSize(11);
        assertThat(told.server("TCPReqQFullDrop")).isEqualTo(1);
        assertThat(told.gone("expired").stream().filter(line -> line.startsWith("7 ")))
                .hasSize(6);
        assertThat(told.gone("expired").stream().filter(line -> line.startsWith("63 ")))
                .hasSize(5);
        assertThat(told.server("TCPTimeouts")).isEqualTo(48);
        assertThat(told.server("TCPSynRetrans")).isEqualTo(37);
    }

    private static Told flood(int backlog, int count, String settings) {
        return Told.by(
                "clients: [{name: f, kind: syn-flood, arrivals: at-once, count: " + count + ",",
                "  network: {delay: 0ms}}]",
                "server: {policy: linux-6.18, backlog: " + backlog + ", settings: {" + settings + "}, accept: never}",
                "run: {duration: 100s}");
    }

    @Test
    void ph13_lastQuarter_dropsWithoutACounterOfItsOwn() {
        Told told = flood(128, 140, NO_COOKIES + ", net.ipv4.tcp_max_syn_backlog: 128");
        assertThat(told.entered()).hasSize(97);
        assertThat(told.server("ListenDrops")).isEqualTo(43);
        assertThat(told.server("ListenOverflows")).isZero();
        assertThat(told.server("TCPReqQFullDrop")).isZero();
    }

    @Test
    void ph26_abortedBeforeAccept_isReturnedAndReadFails() {
        Told told = Told.by(
                "clients:",
                "  - {name: a, arrivals: at-once, count: 1, abort: {at: 500ms}}",
                "  - {name: b, arrivals: {at: [600ms]}}",
                NETWORK,
                "server: {policy: linux-6.18, backlog: 0, accept: {at: [1s]}}",
                "run: {duration: 3s}");
        assertThat(told.returns()).startsWith("0.1 c0 ok");
        assertThat(told.accepts()).containsExactly("1 c0");
        assertThat(told.serverErrors()).containsExactly("1 c0 ECONNRESET");
        assertThat(told.serverDrops()).startsWith("0.65 c1 SIM_SYN_ACCEPTQ_FULL");
        assertThat(told.server("EstabResets")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void ph22_listenZero_onlyTheFirstGetsIn(String seed) {
        Told told = Told.by(
                "clients: [{name: c, arrivals: {every: 1s}, count: 2}]",
                NETWORK,
                "server: {policy: linux-6.18, backlog: 0, settings: {" + NO_COOKIES + "}, accept: never}",
                "run: {duration: 140s, seed: " + seed + "}");
        assertThat(told.returns()).containsExactly("0.1 c0 ok", "132 c1 ETIMEDOUT");
    }
}
