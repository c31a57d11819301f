package org.listenq.scenarios.phenomena;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Phenomena of FreeBSD, in exact time. Worked out from the source text; nobody ran them on a FreeBSD. */
@DisplayName("Read in source text and documents, not run")
class FreeBsdPhenomenaTest {

    private static final String NETWORK = "network: {delay: 50ms}";

    @Test
    void ph16_serverSilent_connectSaysOkAndAResetFollows() {
        Told told = Told.by(
                "clients: [{name: c, arrivals: {every: 300ms}, count: 6}]",
                NETWORK,
                "server: {policy: freebsd-14, backlog: 2, accept: never}",
                "run: {duration: 5s}");
        assertThat(told.returns())
                .containsExactly("0.1 c0 ok", "0.4 c1 ok", "0.7 c2 ok", "1 c3 ok", "1.3 c4 ok", "1.6 c5 ok");
        assertThat(told.completed()).hasSize(4);
        assertThat(told.clientErrors()).containsExactly("1.4 c4 ECONNRESET", "1.7 c5 ECONNRESET");
        assertThat(told.server("listendrop")).isEqualTo(2);
        assertThat(told.server("sc_aborted")).isEqualTo(2);
    }

    @Test
    void ph17_finalAckLost_entryIsForgottenIn15600ms() {
        Told told = Told.by(
                "clients: [{name: c, arrivals: at-once, count: 1, send: [{bytes: 100B, after: 20s}]}]",
                "network:",
                "  delay: 0ms",
                "  drop: [{kind: ACK, client: c}]",
                "server: {policy: freebsd-14, backlog: 2, accept: never}",
                "run: {duration: 30s}");
        assertThat(told.sent(0, true, "S.")).containsExactly("0", "1", "3.2", "7.4");
        assertThat(told.gone("expired")).containsExactly("15.6 c0");
        assertThat(told.server("sc_stale")).isEqualTo(1);
        assertThat(told.clientErrors()).containsExactly("20 c0 ECONNRESET");
    }

    @Test
    void ph17_oneChallengeAckArrives_completesTheHandshake() {
        Told told = Told.by(
                "clients: [{name: c, arrivals: at-once, count: 1}]",
                "network:",
                "  delay: 50ms",
                "  drop: [{kind: ACK, client: c, nth: [1, 2]}]",
                "server: {policy: freebsd-14, backlog: 2, accept: never}",
                "run: {duration: 30s}");
        assertThat(told.completed()).containsExactly("3.35 c0 C=1");
    }

    @Test
    void ph26_deadOnArrival_acceptFails() {
        Told told = Told.by(
                "clients: [{name: a, arrivals: at-once, count: 1, abort: {at: 500ms}}]",
                NETWORK,
                "server: {policy: freebsd-14, backlog: 0, accept: {at: [1s]}}",
                "run: {duration: 3s}");
        assertThat(told.serverErrors()).containsExactly("1 c0 ECONNABORTED");
        assertThat(told.withdrawn()).isEmpty();
    }

    @Test
    void flood_bucketsOverflow_realClientsConnectByCookie() {
        Told told = Told.by(
                "clients:",
                "  - {name: flood, kind: syn-flood, arrivals: {every: 1ms}, count: 3000}",
                "  - {name: real, arrivals: {at: [2900ms]}}",
                "network: {delay: 10ms}",
                "server: {policy: freebsd-14, backlog: 5, settings: {net.inet.tcp.syncache.hashsize: 16}}",
                "run: {duration: 40s}");
        assertThat(told.server("sc_bucketoverflow")).isEqualTo(1);
        assertThat(told.gone("evicted")).hasSize(1);
        assertThat(told.returns()).containsExactly("2.92 c2901 ok");
        assertThat(told.server("sc_recvcookie")).isEqualTo(1);
        assertThat(told.accepts()).hasSize(1);
        assertThat(told.entered().size()).isBetween(200, 480);
    }

    @Test
    void listenerClosed_entriesGoOnAndTheClientIsRefused() {
        Told told = Told.by(
                "clients: [{name: c, arrivals: at-once, count: 1}]",
                NETWORK,
                "server: {policy: freebsd-14, backlog: 2, accept: never, close: {at: 100ms}}",
                "run: {duration: 20s}");
        assertThat(told.returns()).containsExactly("0.1 c0 ok");
        assertThat(told.clientErrors()).containsExactly("0.2 c0 ECONNRESET");
    }
}
