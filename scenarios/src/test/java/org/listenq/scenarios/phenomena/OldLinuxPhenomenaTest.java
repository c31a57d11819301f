package org.listenq.scenarios.phenomena;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Phenomena of older versions of Linux, in exact time. Worked out from the source text; these kernels were not run. */
@DisplayName("Read in source text and documents, not run")
class OldLinuxPhenomenaTest {

    private static Told every300ms(String policy, int clients) {
        return Told.by(
                "clients: [{name: c, arrivals: {every: 300ms}, count: " + clients + "}]",
                "network: {delay: 50ms}",
                "server: {policy: " + policy + ", backlog: 2, accept: never}",
                "run: {duration: 3s}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-3.10", "linux-4.4"})
    void ph21_youngRule_leaksTwoGhostsPerTimeout(String policy) {
        Told told = every300ms(policy, 9);
        assertThat(told.completed()).containsExactly("0.15 c0 C=1", "0.45 c1 C=2", "0.75 c2 C=3");
        assertThat(told.returns())
                .startsWith("0.1 c0 ok", "0.4 c1 ok", "0.7 c2 ok", "1 c3 ok", "1.3 c4 ok")
                .contains("2.2 c7 ok", "2.5 c8 ok");
        assertThat(told.serverDrops())
                .contains(
                        "1.55 c5 SIM_SYN_ACCEPTQ_FULL", "1.85 c6 SIM_SYN_ACCEPTQ_FULL", "1.05 c3 TCP_LISTEN_OVERFLOW");
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-4.10", "linux-5.4"})
    void ph21_since410_theFourthIsRefusedAlready(String policy) {
        Told told = every300ms(policy, 5);
        assertThat(told.returns()).containsExactly("0.1 c0 ok", "0.4 c1 ok", "0.7 c2 ok");
        assertThat(told.serverDrops()).startsWith("0.95 c3 SIM_SYN_ACCEPTQ_FULL", "1.25 c4 SIM_SYN_ACCEPTQ_FULL");
    }

    private static Told backlogZero(String policy, int cookies) {
        return Told.by(
                "clients: [{name: c, stack: linux-6.4, arrivals: {every: 1s}, count: 2}]",
                "network: {delay: 50ms}",
                "server: {policy: " + policy + ", backlog: 0, accept: never,",
                "  settings: {net.ipv4.tcp_syncookies: " + cookies + "}}",
                "run: {duration: 140s}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-4.4", "linux-4.10", "linux-5.4"})
    void ph22_listenZeroWithoutCookies_isBlocked(String policy) {
        Told told = backlogZero(policy, 0);
        assertThat(told.returns()).containsExactly("127 c0 ETIMEDOUT", "128 c1 ETIMEDOUT");
        assertThat(told.server("TCPReqQFullDrop")).isEqualTo(14);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-4.10", "linux-5.4"})
    void ph22_listenZeroWithCookies_theFirstConnectsByOne(String policy) {
        Told told = backlogZero(policy, 1);
        assertThat(told.returns()).containsExactly("0.1 c0 ok", "128 c1 ETIMEDOUT");
        assertThat(told.entered()).isEmpty();
        assertThat(told.server("SyncookiesRecv")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        // stack, connect() with recovery at 3.5 s, with recovery at 6 s; PH23
        "linux-6.18, 4.1, 7.1",
        "macos, 4.1, 7.1",
        "windows-10, 7.1, 7.1",
        "freebsd-14, 7.5, 7.5",
        "windows-7, 9.1, 9.1",
        "linux-6.4, 7.1, 7.1",
        "linux-2.6.32, 9.1, 9.1",
        "linux-2.4, 9.1, 9.1",
        "bsd44, 5.9, 29.9"
    })
    void ph23_sameOutage_eachClientSeesItsOwn(String stack, String early, String late) {
        assertThat(outage(stack, "3.5s").returns()).containsExactly(early + " c0 ok");
        assertThat(outage(stack, "6s").returns()).containsExactly(late + " c0 ok");
    }

    /** The server is deaf until {@code recovery}; segments take 50 ms. */
    private static Told outage(String stack, String recovery) {
        return Told.by(
                "clients: [{name: c, stack: " + stack + ", arrivals: at-once, count: 1}]",
                "network:",
                "  delay: 50ms",
                "  drop: [{kind: SYN, to: " + recovery + "}]",
                "server: {policy: linux-6.18, backlog: 5}",
                "run: {duration: 60s}");
    }

    @Test
    void linux22_acceptQueueFull_everybodyGetsAnOk() {
        Told told = Told.by(
                "clients: [{name: c, arrivals: {every: 10ms}, count: 100}]",
                "network: {delay: 5ms}",
                "server: {policy: linux-2.2, backlog: 0, accept: never}",
                "run: {duration: 2s}");
        assertThat(told.returns()).hasSize(100).allMatch(line -> line.endsWith("ok"));
        assertThat(told.completed()).hasSize(2);
    }
}
