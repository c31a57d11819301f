package org.listenq.scenarios.phenomena;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
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

    /**
     * UNP figure 4.10, the number of queued connections for backlogs 0 to 14. The cell of Solaris 2.9 for backlog 4 is
     * 6 there and 7 here, by the formula that fits the other 14; the reason for the 6 is not known.
     */
    @ParameterizedTest
    @CsvSource({
        "unp, 1 2 4 5 7 8 10 11 13 14 16 17 19 20 22",
        "linux-2.4, 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17",
        "hpux-11, 1 1 3 4 6 7 9 10 12 13 15 16 18 19 21",
        "freebsd-4, 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15",
        "solaris, 1 2 4 5 7 8 10 11 13 14 16 17 19 20 22"
    })
    void figure410_sequentialClients_getAnOk(String policy, String column) {
        String[] cells = column.split(" ", -1);
        for (int backlog = 0; backlog < cells.length; backlog++) {
            assertThat(sequential(policy, backlog))
                    .as("backlog %d", backlog)
                    .isEqualTo(Integer.parseInt(cells[backlog]));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // section 4.1 of the semantics: B = 0, 1, 2, 5; 25 clients tried
        "bsd44, 1 2 4 8", "linux-2.6.32, 3 4 5 8", "linux-3.10, 3 4 5 8", "linux-4.10, 1 2 3 6", "linux-5.4, 1 2 3 6",
        "linux-6.18, 1 2 3 6", "freebsd-14, 25 25 25 25", "xnu, 25 1 2 5", "netbsd, 1 2 3 6", "openbsd, 25 25 25 25",
        "gvisor, 1 2 3 6", "lwip, 1 1 2 5", "linux-2.2, 25 25 25 25", "windows-rst-on-syn, 1 1 2 5"
    })
    void capacity_sequentialClients_getAnOk(String policy, String column) {
        int[] backlogs = {0, 1, 2, 5};
        String[] cells = column.split(" ", -1);
        for (int i = 0; i < backlogs.length; i++) {
            assertThat(sequential(policy, backlogs[i]))
                    .as("backlog %d", backlogs[i])
                    .isEqualTo(Integer.parseInt(cells[i]));
        }
    }

    /** The protocol of the capacity table: RTT 10 ms, one silent client each 50 ms, nobody accepts. */
    private static long sequential(String policy, int backlog) {
        Told told = Told.by(
                "clients: [{name: c, arrivals: {every: 50ms}, count: 25}]",
                "network: {delay: 5ms}",
                "server: {policy: " + policy + ", backlog: " + backlog + ", accept: never}",
                "run: {duration: 1240ms}");
        long inOrder = 0;
        Map<String, String> results = new HashMap<>();
        told.returns().forEach(line -> results.put(line.split(" ", -1)[1], line.split(" ", -1)[2]));
        while ("ok".equals(results.get("c" + inOrder))) {
            inOrder++;
        }
        return inOrder;
    }

    @Test
    void everyPolicy_hasAStackOfItsSystem() {
        assertThat(ListenerPolicies.all().stream().map(ListenerPolicy.Provider::stack))
                .allMatch(name -> ClientStacks.find(name).isPresent());
    }
}
