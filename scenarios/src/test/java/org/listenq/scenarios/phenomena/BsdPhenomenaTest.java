package org.listenq.scenarios.phenomena;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Phenomena of 4.4BSD and of the textbook, in exact time. Worked out from the source text; nobody ran them on a 4.4BSD.
 */
@DisplayName("Read in source text and documents, not run")
class BsdPhenomenaTest {

    private static final String NETWORK = "network: {delay: 50ms}";

    /** Eight SYNs of a dead host at 0; one client that means it. */
    private static Told starved(String arrival) {
        return Told.by(
                "clients:",
                "  - {name: dead, kind: syn-flood, arrivals: at-once, count: 8, network: {delay: 0ms}}",
                "  - {name: real, stack: bsd44, arrivals: {at: [" + arrival + "]}}",
                NETWORK,
                "server: {policy: bsd44, backlog: 5, accept: at-once}",
                "run: {duration: 100s}");
    }

    @Test
    void ph18_eightSynsOfADeadHost_denyServiceFor75s() {
        Told told = starved("1s");
        assertThat(told.entered()).hasSize(8).last().isEqualTo("0 c7 I=8");
        assertThat(told.sent(8, false, "S")).containsExactly("1", "6.8", "30.8");
        assertThat(told.serverDrops())
                .containsExactly("1.05 c8 SIM_SYN_SUM_FULL", "6.85 c8 SIM_SYN_SUM_FULL", "30.85 c8 SIM_SYN_SUM_FULL");
        assertThat(told.returns()).endsWith("76 c8 ETIMEDOUT");
        assertThat(told.gone("expired")).hasSize(8).allMatch(line -> line.startsWith("75 "));
        assertThat(told.sent(0, true, "S.")).containsExactly("0", "5.8", "29.8");
        assertThat(told.sent(0, true, "R.")).containsExactly("75");
        assertThat(told.server("keepdrops")).isEqualTo(8);
        assertThat(told.server("accepts")).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({
        // a SYN each 24 ms: eight slots of 187 ms each turn over 42.8 times a second, 41.7 are wanted
        "24, 100, 100",
        // a SYN each 20 ms: 50 a second are wanted
        "20, 100, 80"
    })
    void ph19_promptAccept_slotsHeldOneRoundTripEachLimitTheRate(int everyMillis, int clients, int atOnce) {
        Told told = Told.by(
                "clients: [{name: c, stack: bsd44, arrivals: {every: " + everyMillis + "ms}, count: " + clients + "}]",
                "network: {delay: 93500us}",
                "server: {policy: bsd44, backlog: 5, accept: at-once}",
                "run: {duration: 5s}");
        assertThat(told.returns()).hasSize(atOnce);
        assertThat(told.serverDrops()).hasSize(clients - atOnce).allMatch(line -> line.endsWith("SUM_FULL"));
    }

    @Test
    void ph20_duplicateSyn_disarmsTheKeepTimer() {
        Told told = Told.by(
                "clients: [{name: c, stack: bsd44, arrivals: at-once, count: 1}]",
                "network:",
                "  delay: 50ms",
                "  drop: [{kind: SYN-ACK}]",
                "server: {policy: bsd44, backlog: 5, accept: never}",
                "run: {duration: 800s}");
        assertThat(told.gone("expired")).containsExactly("717.85 c0");
        assertThat(told.sent(0, true, "R.")).containsExactly("717.85");
        assertThat(told.server("rexmttimeo")).isEqualTo(12);
        assertThat(told.server("timeoutdrop")).isEqualTo(1);
        assertThat(told.server("keepdrops")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"bsd44, 0.55 c0", "unp, 0.55 c0"})
    void ph26_deadOnArrival_slotIsFreedAndAcceptBlocks(String policy, String freed) {
        Told told = Told.by(
                "clients:",
                "  - {name: a, arrivals: at-once, count: 1, abort: {at: 500ms}}",
                "  - {name: b, arrivals: {at: [600ms]}}",
                NETWORK,
                "server: {policy: " + policy + ", backlog: 0, accept: {at: [1s]}}",
                "run: {duration: 3s}");
        assertThat(told.withdrawn()).containsExactly(freed);
        assertThat(told.returns()).containsExactly("0.1 c0 ok", "0.7 c1 ok");
        assertThat(told.accepts()).containsExactly("1 c1");
        assertThat(told.serverErrors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"bsd44, 75, 0 5.8 29.8, 75", "unp, 75, 0 5.8 29.8, 75", "linux-6.18, 63, 0 1 3 7 15 31, ''"})
    void incomplete75s_clientNeverAcks_entryDies(String policy, String death, String synAcks, String resets) {
        Told told = Told.by(
                "clients: [{name: c, kind: syn-flood, arrivals: at-once, count: 1, network: {delay: 0ms}}]",
                "server: {policy: " + policy + ", backlog: 2, accept: at-once}",
                "run: {duration: 100s}");
        assertThat(told.gone("expired")).containsExactly(death + " c0");
        assertThat(String.join(" ", told.sent(0, true, "S."))).isEqualTo(synAcks);
        assertThat(String.join(" ", told.sent(0, true, "R."))).isEqualTo(resets);
    }

    @ParameterizedTest
    @CsvSource({"bsd44", "unp"})
    void etimedout_sixClientsOfBacklogTwo_fourConnect(String policy) {
        Told told = Told.by(
                "clients: [{name: c, stack: bsd44, arrivals: {every: 300ms}, count: 6}]",
                NETWORK,
                "server: {policy: " + policy + ", backlog: 2, accept: never}",
                "run: {duration: 100s}");
        assertThat(told.returns())
                .containsExactly(
                        "0.1 c0 ok", "0.4 c1 ok", "0.7 c2 ok", "1 c3 ok", "76.2 c4 ETIMEDOUT", "76.5 c5 ETIMEDOUT");
    }

    @Test
    void listenerClosed_bothQueues_areReset() {
        Told told = Told.by(
                "clients:",
                "  - {name: a, arrivals: at-once, count: 1}",
                "  - {name: dead, kind: syn-flood, arrivals: at-once, count: 1}",
                NETWORK,
                "server: {policy: bsd44, backlog: 2, accept: never, close: {at: 1s}}",
                "run: {duration: 5s}");
        assertThat(told.sent(0, true, "R.")).containsExactly("1");
        assertThat(told.sent(1, true, "R.")).containsExactly("1");
        assertThat(told.clientErrors()).containsExactly("1.05 c0 ECONNRESET");
    }

    @Test
    void loweredBacklog_promotions_areNotRefused() {
        Told told = Told.by(
                "clients: [{name: c, arrivals: at-once, count: 8}]",
                NETWORK,
                "server:",
                "  policy: bsd44",
                "  listeners: [{name: web, backlog: 5, accept: never, relisten: [{at: 100ms, backlog: 0}]}]",
                "run: {duration: 1s}");
        assertThat(told.completed()).hasSize(8);
    }
}
