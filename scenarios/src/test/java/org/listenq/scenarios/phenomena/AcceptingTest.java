package org.listenq.scenarios.phenomena;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listenq.core.trace.EventKind;

/** The accepting program: when it accepts, how long it is busy, what it does with a connection. */
class AcceptingTest {

    /** Five clients at once, 5 ms away, so that all are in the completed queue at 15 ms. */
    private static Told five(String client, String server) {
        return Told.by(
                "clients: [{name: c, arrivals: at-once, count: 5" + client + "}]",
                "network: {delay: 5ms}",
                "server: {policy: linux-6.18, backlog: 16, " + server + "}",
                "run: {duration: 20s}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accept: never | ''",
                "accept: at-once | 0.015 0.015 0.015 0.015 0.015",
                "accept: {after: 2s, then: at-once} | 2 2 2 2 2",
                "accept: {at: [10ms, 1s, 3s]} | 1 3",
                "accept: {every: 250ms, from: 1s, max: 3} | 1 1.25 1.5",
                "accept: {workers: 1, service: 100ms} | 0.015 0.115 0.215 0.315 0.415",
                "accept: {workers: 2, service: 100ms} | 0.015 0.015 0.115 0.115 0.215",
                "accept: {workers: 1, service: 100ms, per-turn: 2} | 0.015 0.115 0.115 0.315 0.315",
            })
    void schedule_fiveWaiting_acceptsAt(String schedule, String times) {
        Told told = five("", schedule);
        assertThat(told.accepts().stream().map(line -> line.split(" ", 2)[0]))
                .containsExactly(times.isEmpty() ? new String[0] : times.split(" "));
    }

    @Test
    void serviceByChance_severalPerTurn_eachConnectionKeepsItsOwnServiceTime() {
        String service = "accept: {workers: 1, service: {exponential: {mean: 100ms}}";
        Told one = five("", service + "}");
        Told two = five("", service + ", per-turn: 2}");
        // c0 comes alone, c1 and c2 in one turn: c3 is accepted when the three are served, in turns or not
        assertThat(two.accepts().get(3)).isEqualTo(one.accepts().get(3));
    }

    @Test
    void pause_workers_nothingIsAcceptedAndWorkStops() {
        Told told = five("", "accept: {workers: 1, service: 100ms}, pauses: [{from: 50ms, to: 1s}]");
        // the first is served from 15 to 50 ms and from 1 s on, for 65 ms more
        assertThat(told.accepts()).containsExactly("0.015 c0", "1.065 c1", "1.165 c2", "1.265 c3", "1.365 c4");
        assertThat(told.events.stream().filter(Told.is(EventKind.APP_PAUSE))).hasSize(1);
    }

    @Test
    void pause_everyTick_ticksInItAreLost() {
        Told told = five("", "accept: {every: 100ms, from: 100ms}, pauses: [{from: 150ms, to: 350ms}]");
        assertThat(told.accepts()).containsExactly("0.1 c0", "0.4 c1", "0.5 c2", "0.6 c3", "0.7 c4");
    }

    @Test
    void acceptCost_oneProcessor_acceptsOneAfterTheOther() {
        Told told = five("", "accept: {workers: 2, service: 0ms}, costs: {accept: 10ms}");
        assertThat(told.accepts()).containsExactly("0.025 c0", "0.035 c1", "0.045 c2", "0.055 c3", "0.065 c4");
    }

    @Test
    void synCost_flood_delaysAcceptance() {
        Told told = five("", "accept: {workers: 1, service: 0ms}, costs: {syn: 20ms, accept: 10ms}");
        // five SYNs at 5 ms keep the processor busy until 105 ms
        assertThat(told.accepts()).startsWith("0.115 c0");
    }

    @Test
    void requestCost_isPaidBeforeTheService() {
        Told told = five("", "accept: {workers: 1, service: 100ms}, costs: {request: 10ms}");
        assertThat(told.accepts()).startsWith("0.015 c0", "0.125 c1");
    }

    @Test
    void wake_fifoAndLifo_takeTurnsOrNot() {
        assertThat(workersOf("fifo")).containsExactly(0, 1, 2);
        assertThat(workersOf("lifo")).containsExactly(2, 2, 2);
    }

    private static int[] workersOf(String wake) {
        Told told = Told.by(
                "clients: [{name: c, arrivals: {every: 1s}, count: 3}]",
                "network: {delay: 5ms}",
                "server: {policy: linux-6.18, backlog: 16, accept: {workers: 3, service: 10ms, wake: " + wake + "}}",
                "run: {duration: 20s}");
        return told.events.stream()
                .filter(Told.is(EventKind.ACCEPT_RETURN))
                .mapToInt(event -> event.worker())
                .toArray();
    }

    @Test
    void reply_requestReadAndServiceOver_answersAndCloses() {
        Told told = five(
                ", send: 100B, await-reply: true",
                "accept: {workers: 5, service: 50ms}, app: {reply: 500B, request: 100B}");
        assertThat(told.reads(false)).hasSize(5).startsWith("0.07 c0 data 500");
        assertThat(told.reads(true)).hasSize(10).startsWith("0.015 c0 data 100").endsWith("0.075 c4 eof 0");
        assertThat(told.clientErrors()).isEmpty();
        assertThat(told.ends).allMatch(end -> end.endsWith(" ok closed"));
    }

    @Test
    void close_acceptedWithUnreadData_isReset() {
        Told told = five(", send: 100B", "accept: {after: 1s, then: at-once}, app: close");
        assertThat(told.clientErrors()).hasSize(5).startsWith("1.005 c0 ECONNRESET");
    }

    @Test
    void close_acceptedWithoutData_isClosedInOrder() {
        Told told = five("", "accept: {after: 1s, then: at-once}, app: close");
        assertThat(told.clientErrors()).isEmpty();
        assertThat(told.reads(false)).hasSize(5).startsWith("1.005 c0 eof 0");
    }

    @Test
    void closedAndReopened_latecomers_areRefusedThenServed() {
        Told told = Told.by(
                "clients: [{name: c, arrivals: {at: [0s, 2s, 4s]}}]",
                "network: {delay: 5ms}",
                "server: {policy: linux-6.18, backlog: 1, accept: at-once,",
                "  close: {at: 1s}, reopen: {at: 3s, backlog: 5}}",
                "run: {duration: 20s}");
        assertThat(told.returns()).containsExactly("0.01 c0 ok", "2.01 c1 ECONNREFUSED", "4.01 c2 ok");
        assertThat(told.accepts()).containsExactly("0.015 c0", "4.015 c2");
    }

    @Test
    void closedPort_anyClient_isRefused() {
        Told told = Told.by(
                "clients: [{name: c, arrivals: at-once, count: 1, port: 81}]",
                "network: {delay: 5ms}",
                "server: {policy: linux-6.18, backlog: 1, accept: at-once}",
                "run: {duration: 20s}");
        assertThat(told.returns()).containsExactly("0.01 c0 ECONNREFUSED");
        assertThat(told.server("OutRsts")).isEqualTo(1);
    }
}
