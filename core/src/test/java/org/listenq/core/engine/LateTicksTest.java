package org.listenq.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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

    @Test
    void machine_itsClockAndItsOrdinaryEvents_areTheWheels() {
        LateTicks machine = new LateTicks(WHEEL, 3);
        assertThat(machine.shortest()).isEqualTo(4 * MILLI);
        assertThat(machine.inTicks(200_500_000)).isEqualTo(204 * MILLI);
        assertThat(machine.fireAt(0, 1000 * MILLI)).isEqualTo(1024 * MILLI);
        assertThat(machine.place(0, 1000 * MILLI, 5)).isEqualTo(WHEEL.place(0, 1000 * MILLI, 5));
        assertThat(machine.keepsPlace()).isTrue();
    }

    /** Which of {@code timers} are late when all of them are armed at {@code now}. */
    private static boolean[] late(List<TimerModel> timers, long now) {
        boolean[] late = new boolean[timers.size()];
        for (int i = 0; i < late.length; i++) {
            late[i] = timers.get(i).fireAt(now, 1000 * MILLI) > WHEEL.fireAt(now, 1000 * MILLI);
        }
        return late;
    }

    private static double share(boolean[] late) {
        return IntStream.range(0, late.length).filter(i -> late[i]).count() / (double) late.length;
    }

    @Test
    void timersOfOneBucket_ofOneProcessor_areLateTogether() {
        // 35 % belong to the second processor, which is late in 55 % of its buckets; the first one in 3 %
        LateTicks machine = new LateTicks(WHEEL, 11);
        List<TimerModel> timers = Stream.generate(machine::ofTimer).limit(1000).toList();
        double[] shares = IntStream.range(1, 401)
                .mapToDouble(n -> share(late(timers, n * 2048L * MILLI)))
                .toArray();
        assertThat(DoubleStream.of(shares).boxed())
                .allMatch(s -> s == 0 || s == 1 || (s > 0.29 && s < 0.41) || (s > 0.59 && s < 0.71));
        assertThat(DoubleStream.of(shares).filter(s -> s > 0.2).count()).isBetween(190L, 260L);
        assertThat(DoubleStream.of(shares).filter(s -> s > 0.5).count()).isBetween(4L, 24L);
        assertThat(DoubleStream.of(shares).filter(s -> s > 0.5 && s < 1))
                .as("late or not whatever the other one is")
                .isNotEmpty();
    }

    @Test
    void timer_armedAgain_staysWithItsProcessorInMostCases() {
        // 85 % stay, and 35 % of the others come to the second one again: 0.85 + 0.15 * 0.35
        LateTicks machine = new LateTicks(WHEEL, 12);
        List<TimerModel> timers = Stream.generate(machine::ofTimer).limit(1000).toList();
        int before = 0;
        int again = 0;
        boolean[] last = new boolean[timers.size()];
        for (int n = 1; n <= 200; n++) {
            boolean[] now = late(timers, n * 2048L * MILLI);
            boolean onlySecond = share(now) > 0.2 && share(now) < 0.5;
            for (int i = 0; i < now.length && onlySecond; i++) {
                before += last[i] ? 1 : 0;
                again += last[i] && now[i] ? 1 : 0;
            }
            last = onlySecond ? now : new boolean[now.length];
        }
        assertThat(before).isGreaterThan(5_000);
        assertThat((double) again / before).isBetween(0.89, 0.915);
    }

    @Test
    void halfOpenConnections_haveTheirOwnChance() {
        long[] others = lateness(new LateTicks(WHEEL, 7), 100).toArray();
        LateTicks machine = new LateTicks(WHEEL, 7);
        TimerModel requests = machine.ofRequests();
        assertThat(lateness((LateTicks) requests, 100).toArray())
                .isNotEqualTo(others)
                .contains(1);
    }
}
