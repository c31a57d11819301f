package org.listenq.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.listenq.core.fixture.TestWorld.MS;
import static org.listenq.core.fixture.TestWorld.SECOND;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.listenq.core.client.ArrivalProcess.Arrivals;
import org.listenq.core.client.Conversation.Ending;
import org.listenq.core.client.Conversation.Trigger;
import org.listenq.core.client.Conversation.Write;
import org.listenq.core.client.GroupPlan.Kind;
import org.listenq.core.engine.RandomStreams;
import org.listenq.core.fixture.FakeServer;
import org.listenq.core.trace.EventKind;

/** What a group of clients is planned to do: arrivals that end, forged sources, retries, and what is refused. */
class PlansTest {

    private static final long FOR_EVER = ArrivalProcess.UNLIMITED;

    private static List<Long> all(ArrivalProcess process) {
        Arrivals arrivals = process.begin(new RandomStreams(1, 0), "g");
        List<Long> times = new ArrayList<>();
        for (long t = arrivals.next(); t != Arrivals.NONE; t = arrivals.next()) {
            times.add(t);
        }
        assertThat(arrivals.next()).isEqualTo(Arrivals.NONE);
        return times;
    }

    @Test
    void processWithoutEnd_bounded_endsByTimeOrCount() {
        ArrivalProcess every = ArrivalProcess.every(10, 0, 1_000);
        assertThat(all(ArrivalProcess.bounded(every, 30, FOR_EVER))).containsExactly(0L, 10L, 20L);
        assertThat(all(ArrivalProcess.bounded(every, 31, FOR_EVER))).containsExactly(0L, 10L, 20L, 30L);
        assertThat(all(ArrivalProcess.bounded(every, FOR_EVER, 2))).containsExactly(0L, 10L);
        assertThat(all(ArrivalProcess.bounded(every, FOR_EVER, FOR_EVER))).hasSize(1_000);
    }

    @Test
    void processThatGoesBack_bounded_isRefusedByName() {
        ArrivalProcess back = (streams, group) -> {
            List<Long> times = new ArrayList<>(List.of(5L, 5L, 4L));
            return () -> times.isEmpty() ? Arrivals.NONE : times.remove(0);
        };
        Arrivals arrivals = ArrivalProcess.bounded(back, FOR_EVER, FOR_EVER).begin(new RandomStreams(1, 0), "g");
        assertThat(arrivals.next()).isEqualTo(5);
        assertThat(arrivals.next()).isEqualTo(5);
        assertThatThrownBy(arrivals::next)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("4 ns after one at 5 ns");
    }

    @Test
    void capturedSyns_listed_keepTheirSources() {
        ArrivalProcess captured = ArrivalProcess.from(List.of(0L, 5L, 9L), List.of(0, 1, 0));
        ArrivalProcess bounded = ArrivalProcess.bounded(captured, FOR_EVER, FOR_EVER);
        assertThat(all(captured)).containsExactly(0L, 5L, 9L);
        for (ArrivalProcess process : List.of(captured, bounded)) {
            assertThat(process.repeatsSources()).isTrue();
            assertThat(Stream.of(0, 1, 2).map(process::source)).containsExactly(0, 1, 0);
        }
        ArrivalProcess plain = ArrivalProcess.bounded(ArrivalProcess.every(10, 0, 3), FOR_EVER, FOR_EVER);
        assertThat(plain.repeatsSources()).isFalse();
        assertThat(plain.source(2)).isEqualTo(2);
    }

    @Test
    void flood_sourceComesAgain_sendsTheSameSynOnceMore() {
        ArrivalProcess captured = ArrivalProcess.from(List.of(0L, MS, 2 * MS), List.of(0, 1, 0));
        Lab lab = new Lab(GroupPlan.of("g", 0, captured, Lab.linux(), 80).kind(Kind.SYN_FLOOD), 100 * MS);
        lab.up.to(syn -> {});
        lab.runAll();
        assertThat(lab.up.sent.stream()
                        .map(s -> s.segment().connection() + " " + s.segment().iss() + " "
                                + s.segment().retransmission()))
                .containsExactly("0 1 0", "1 2 0", "0 1 1");
    }

    @Test
    void sourcePort_chosen_countsUpFromThere() {
        GroupPlan usual = GroupPlan.of("g", 0, ArrivalProcess.atOnce(0, 1), Lab.linux(), 80);
        GroupPlan chosen = new GroupPlan(
                "g",
                0,
                Kind.NORMAL,
                usual.arrivals(),
                usual.stack(),
                80,
                65_530,
                Conversation.SILENT,
                usual.session(),
                0);
        Addresses addresses = new Addresses(chosen, new RandomStreams(1, 0));
        assertThat(addresses.of(0, 1).clientPort()).isEqualTo(65_530);
        assertThat(addresses.of(2, 1).clientPort()).isEqualTo(65_532);
        assertThat(addresses.of(2, 3).clientPort()).isEqualTo(65_534);
        assertThat(addresses.of(6, 1).clientPort()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, 100", "2, 150", "3, 225", "4, 338", "5, 400", "60, 400"})
    void retry_afterFailures_waitsLongerUpToTheCap(int failures, long wait) {
        assertThat(new RetryPlan(9, 100, 1.5, 400).waitAfter(failures)).isEqualTo(wait);
    }

    static Stream<Arguments> refused() {
        ImmutableList<Write> disordered = ImmutableList.of(new Write(2, 1), new Write(1, 1));
        GroupPlan plan = GroupPlan.of("g", 253, ArrivalProcess.atOnce(0, 1), Lab.linux(), 80);
        return Stream.of(
                row("0 bytes", () -> new Write(0, 0)),
                row("after -1 ns", () -> new Write(-1, 1)),
                row("writes not in order", () -> Conversation.sending(disordered)),
                row("group 254", () -> GroupPlan.of("g", 254, plan.arrivals(), plan.stack(), 80)),
                row("group -1", () -> GroupPlan.of("g", -1, plan.arrivals(), plan.stack(), 80)),
                row("connect timeout -1", () -> plan.connectTimeout(-1)),
                row("rate 0.0", () -> ArrivalProcess.poisson(0, 0, 1, 1)),
                row("every -1", () -> ArrivalProcess.every(-1, 0, 1)),
                row("-1 arrivals", () -> ArrivalProcess.every(1, 0, -1)),
                row("from -1", () -> ArrivalProcess.every(1, -1, 1)),
                row("1 times, 2 sources", () -> ArrivalProcess.from(List.of(1L), List.of(1, 2))),
                row("times not in order", () -> ArrivalProcess.from(List.of(2L, 1L), List.of(1, 2))),
                row("0 attempts", () -> new RetryPlan(0, 0, 1, 0)),
                row("waits", () -> new RetryPlan(1, -1, 1, 0)),
                row("waits", () -> new RetryPlan(1, 1, 0.9, 1)),
                row("waits", () -> new RetryPlan(1, 2, 1, 1)),
                row("0 connects", () -> new SessionPlan(0, u -> 0, RetryPlan.NONE)));
    }

    @Test
    void distances_rounded_areThoseOfMathRound() {
        Random chance = new Random(1);
        for (double value : new double[] {0, 0.5, 0.49999999999999994, 1.5, 2.5, 0x1p51 + 0.5, 0x1p52 - 0.5}) {
            assertThat(PoissonArrivals.rounded(value)).isEqualTo(Math.round(value));
        }
        for (int i = 0; i < 100_000; i++) {
            double value = chance.nextDouble() * (1L << (i % 52));
            assertThat(PoissonArrivals.rounded(value)).isEqualTo(Math.round(value));
        }
    }

    private static Arguments row(String message, ThrowingCallable making) {
        return Arguments.of(message, making);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void plan_thatMakesNoSense_isRefusedWithItsFigures(String message, ThrowingCallable making) {
        assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    @Test
    void plan_atItsBorder_isTaken() {
        assertThatCode(() -> {
                    new Write(0, 1);
                    GroupPlan.of("g", 253, ArrivalProcess.every(0, 0, 0), Lab.linux(), 80)
                            .connectTimeout(0);
                    new RetryPlan(1, 0, 1, 0);
                    new RetryPlan(1, 5, 1, 5);
                    new SessionPlan(1, u -> 0, RetryPlan.NONE);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void program_endsAtATimeOfTheRun_evenWhileConnectWaits() {
        Conversation ends = Conversation.SILENT.ending(Ending.CLOSE, Trigger.AT, SECOND / 2);
        Lab lab = new Lab(Lab.one().conversation(ends), 100 * MS);
        lab.server.script(nth -> FakeServer.IGNORE);
        lab.runAll();
        assertThat(lab.test.times(EventKind.APP_CLOSE, 1, row -> row.note().equals("close")))
                .containsExactly(500 * MS);
        assertThat(lab.synTimes()).containsExactly(0L);
        assertThat(lab.test.scheduler.pending()).isZero();
    }

    @Test
    void program_aborts_isToldWithItsTimeAndRetires() {
        Conversation aborts = Conversation.SILENT.ending(Ending.ABORT, Trigger.AT, SECOND);
        Lab lab = new Lab(Lab.one().conversation(aborts), 100 * MS).runAll();
        assertThat(lab.test.times(EventKind.APP_CLOSE, 1, row -> row.note().equals("abort")))
                .containsExactly(SECOND);
        assertThat(lab.only().end().text()).isEqualTo("aborted");
    }
}
