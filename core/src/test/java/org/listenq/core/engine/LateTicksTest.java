package org.listenq.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LateTicksTest {

    private static final long MILLI = 1_000_000;
    private static final LinuxWheel WHEEL = new LinuxWheel(250, 0);

    /** By how many ticks the n-th arming of a new timer is late. */
    private static LongStream lateness(LateTicks machine, int timers) {
        return LongStream.range(0, timers).flatMap(timer -> {
            TimerModel one = machine.ofTimer();
            return LongStream.rangeClosed(1, 10).map(arming -> {
                long now = (timer * 37 + arming * 1024) * MILLI;
                return (one.fireAt(now, 1000 * MILLI) - WHEEL.fireAt(now, 1000 * MILLI)) / (4 * MILLI);
            });
        });
    }

    @Test
    void timers_ofTwoProcessors_areLateByOneTickInAFifthOfTheCases() {
        long[] late = lateness(new LateTicks(WHEEL, 1), 1000).toArray();
        assertThat(late).containsOnly(0, 1);
        assertThat((double) LongStream.of(late).sum() / late.length).isBetween(0.17, 0.25);
    }

    @Test
    void machine_sameStream_isLateAtTheSameTimes() {
        assertThat(lateness(new LateTicks(WHEEL, 7), 100).toArray())
                .isEqualTo(lateness(new LateTicks(WHEEL, 7), 100).toArray());
    }

    @Test
    void timer_askedTwiceForOneArming_answersTheSame() {
        TimerModel one = new LateTicks(WHEEL, 3).ofRequests().ofTimer();
        for (int i = 0; i < 100; i++) {
            long now = 999L * i * MILLI;
            long first = one.fireAt(now, 1000 * MILLI);
            assertThat(one.fireAt(now, 1000 * MILLI)).isEqualTo(first);
        }
    }

    @Test
    void order_amongEquals_isTheWheels() {
        TimerModel requests = new LateTicks(WHEEL, 3).ofRequests().ofTimer();
        assertThat(requests.place(0, 1000 * MILLI, 5))
                .isEqualTo(WHEEL.ofRequests().place(0, 1000 * MILLI, 5));
        assertThat(requests.keepsPlace()).isTrue();
        assertThat(requests.whileFiring().place(0, 252 * MILLI, 5))
                .isEqualTo(WHEEL.ofRequests().whileFiring().place(0, 252 * MILLI, 5));
    }
}
