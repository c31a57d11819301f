package org.listenq.scenarios.phenomena;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listenq.core.client.stack.ClientStacks;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.core.listener.policy.ListenerPolicies;

/** Phenomena of other systems, in exact time: from source text or documents, not run on the systems. */
@DisplayName("Read in source text and documents, not run")
class OtherPhenomenaTest {

    @Test
    void ph24_xnu_evictsTheSlow() {
        Told told = Told.by(
                "clients:",
                "  - {name: slow, arrivals: at-once, count: 1, network: {delay: 1s}}",
                "  - {name: quick, arrivals: {at: [1190ms]}, network: {delay: 10ms}}",
                "server: {policy: xnu, backlog: 1, accept: never}",
                "run: {duration: 6s}");
        assertThat(told.gone("evicted")).containsExactly("1.2 c0");
        assertThat(told.completed()).containsExactly("1.22 c1 C=1");
        assertThat(told.returns()).containsExactly("1.21 c1 ok", "2 c0 ok");
        assertThat(told.clientErrors()).containsExactly("4 c0 ECONNRESET");
    }

    @ParameterizedTest
    @CsvSource({
        "windows-10, never, 2.01 c1 ECONNREFUSED, 5",
        "windows-10, {at: [700ms]}, 1.01 c1 ok, 3",
        "linux-6.18, never, 0.01 c1 ECONNREFUSED, 1"
    })
    void ph25_windowsRefusesSlowly(String stack, String accept, String result, int syns) {
        Told told = Told.by(
                "clients:",
                "  - {name: first, arrivals: at-once, count: 1, network: {delay: 1ms}}",
                "  - {name: c, stack: " + stack + ", arrivals: {at: [10ms]}, count: 1, network: {delay: 0ms}}",
                "server: {policy: windows-rst-on-syn, backlog: 1, accept: " + accept + "}",
                "run: {duration: 10s}");
        assertThat(told.sent(1, false, "S")).hasSize(syns);
        assertThat(told.returns()).containsExactly("0.002 c0 ok", result);
    }

    @Test
    void ph28_gvisorListenZero_everyConnectionIsACookies() {
        Told told = Told.by(
                "clients: [{name: c, arrivals: {every: 300ms}, count: 2}]",
                "network: {delay: 50ms}",
                "server: {policy: gvisor, backlog: 0, accept: never}",
                "run: {duration: 1s}");
        assertThat(told.returns()).containsExactly("0.1 c0 ok");
        assertThat(told.entered()).isEmpty();
        assertThat(told.server("ListenOverflowSynCookieRcvd")).isEqualTo(1);
        assertThat(told.server("ListenOverflowSynDrop")).isEqualTo(1);
    }

    @Test
    void solarisBurst_completeOnesWaitOnQ0_untilAcceptMakesRoom() {
        Told told = Told.by(
                "clients: [{name: c, arrivals: at-once, count: 6}]",
                "network: {delay: 50ms}",
                "server: {policy: solaris, backlog: 2, accept: {at: [1s, 2s, 3s]}}",
                "run: {duration: 300s}");
        assertThat(told.returns()).hasSize(6).allMatch(line -> line.endsWith("ok"));
        assertThat(told.completed())
                .containsExactly("0.15 c0 C=1", "0.15 c1 C=2", "0.15 c2 C=3", "0.15 c3 C=4", "1 c4 C=4", "2 c5 C=4");
        assertThat(told.sent(4, true, "S.")).containsExactly("0.05");
    }

    @Test
    void solarisDeferred_dataSentMeanwhile_areAcknowledgedAndReadAtAccept() {
        Told told = Told.by(
                "clients: [{name: c, arrivals: at-once, count: 6, send: 16B}]",
                "network: {delay: 50ms}",
                "server: {policy: solaris, backlog: 2, accept: {after: 5s, then: at-once}}",
                "run: {duration: 300s}");
        assertThat(told.dataSent(4)).containsExactly("0.1");
        assertThat(told.dataSent(5)).containsExactly("0.1");
        assertThat(told.reads(true)).hasSize(6).allMatch(line -> line.startsWith("5 ") && line.endsWith("data 16"));
    }

    @Test
    void solarisDeferred_resetMeanwhile_isRemoved() {
        Told told = Told.by(
                "clients:",
                "  - {name: c, arrivals: at-once, count: 4}",
                "  - {name: d, arrivals: at-once, count: 2, abort: {at: 1s}}",
                "network: {delay: 50ms}",
                "server: {policy: solaris, backlog: 2, accept: {at: [2s, 3s]}}",
                "run: {duration: 5s}");
        assertThat(told.gone("reset")).containsExactly("1.05 c4", "1.05 c5");
        assertThat(told.accepts()).containsExactly("2 c0", "3 c1");
    }

    @ParameterizedTest
    @CsvSource({"dataready, 0.165", "httpready, 1.115"})
    void acceptFilter_onFreeBsd_letsInWhoHasSpoken(String filter, String read) {
        Told told = Told.by(
                "clients:",
                "  - {name: silent, arrivals: at-once, count: 1}",
                "  - name: speaker",
                "    arrivals: {at: [100ms]}",
                "    send: [{bytes: 100B, after: 50ms}, {bytes: 200B, after: 1s}]",
                "  - {name: closer, arrivals: {at: [200ms]}, close: {at: 300ms}}",
                "network: {delay: 5ms}",
                "server: {policy: freebsd-14, backlog: 2, options: {accept-filter: " + filter + "},",
                "  app: {request: 300B, reply: 1B}}",
                "run: {duration: 5s}");
        assertThat(told.accepts()).containsExactlyInAnyOrder(read + " c1", "0.305 c2");
        assertThat(told.returns()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"xnu, ECONNABORTED", "freebsd-4, ECONNABORTED", "linux-3.10, ECONNRESET", "netbsd, ''"})
    void ph26_deadOnArrival_dependsOnTheSystem(String policy, String error) {
        Told told = Told.by(
                "clients: [{name: a, arrivals: at-once, count: 1, abort: {at: 500ms}}]",
                "network: {delay: 50ms}",
                "server: {policy: " + policy + ", backlog: 1, accept: {at: [1s]}}",
                "run: {duration: 3s}");
        String expected = error.isEmpty() ? "" : "1 c0 " + error;
        assertThat(String.join(" ", told.serverErrors())).isEqualTo(expected);
    }

    @Test
    void everyPolicy_hasAStackOfItsSystem() {
        assertThat(ListenerPolicies.all().stream().map(ListenerPolicy.Provider::stack))
                .allMatch(name -> ClientStacks.find(name).isPresent());
    }
}
