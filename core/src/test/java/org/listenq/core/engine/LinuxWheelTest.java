package org.listenq.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinuxWheelTest {

    private static final long MILLI = 1_000_000L;
    private final LinuxWheel wheel = new LinuxWheel(250, 0);

    @ParameterizedTest
    @CsvSource({
        // armed at, delay, fires at (ms); the grid is 4, 32, 256, 2048 ms (kernel/time/timer.c LVL_GRAN)
        "0, 40, 44",
        "0, 248, 252",
        "0, 252, 256",
        "0, 1000, 1024",
        "10, 1000, 1024",
        "30, 1000, 1056",
        "0, 2000, 2016",
        "0, 4000, 4096",
        "0, 8000, 8192",
        "0, 16000, 16128",
        "0, 32000, 32768",
        "0, 64000, 65536"
    })
    void timer_armed_firesOnTheGridOfItsLevel(long now, long delay, long fires) {
        assertThat(wheel.fireAt(now * MILLI, delay * MILLI)).isEqualTo(fires * MILLI);
    }

    @Test
    void phase_timer_isCongruentToTheGrid() {
        LinuxWheel shifted = new LinuxWheel(250, 5 * MILLI);
        assertThat((shifted.fireAt(0, 1000 * MILLI) + 5 * MILLI) % (32 * MILLI)).isZero();
    }

    @Test
    void oneGridPoint_severalTimers_lastArmedRunsFirst() {
        TestScheduler scheduler = new TestScheduler();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int number = i;
            scheduler.armTimer(
                    new Event() {
                        @Override
                        protected void fire() {
                            order.add(number);
                        }
                    },
                    1000 * MILLI,
                    wheel);
        }
        scheduler.runAll();
        assertThat(order).containsExactly(2, 1, 0);
    }

    @Test
    void oneGridPoint_twoLevels_longerTimerRunsFirst() {
        assertThat(wheel.place(0, 8000 * MILLI, 1)).isLessThan(wheel.place(0, 1000 * MILLI, 9));
    }

    @Test
    void hz_notADivisor_isRefused() {
        assertThatThrownBy(() -> new LinuxWheel(300, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneGridPoint_halfOpenConnections_runBeforeAllOthers() {
        long request = wheel.ofRequests().place(0, 1000 * MILLI, 1);
        assertThat(request).isLessThan(wheel.place(0, 64_000 * MILLI, 2));
        assertThat(wheel.ofRequests().place(0, 8000 * MILLI, 1)).isLessThan(request);
    }

    @ParameterizedTest
    @CsvSource({
        // 63 jiffies armed while a timer fires are 62 from the wheel's clock: the grid of 4 ms, not 32
        "4, 252, 288, 260",
        "4, 256, 288, 288",
        "32, 2016, 2304, 2080",
        "32, 2020, 2304, 2304",
        "0, 1000, 1024, 1024"
    })
    void timer_armedWhileOneFires_hasTheLevelOfOneJiffyLess(long now, long delay, long usually, long whileFiring) {
        assertThat(wheel.fireAt(now * MILLI, delay * MILLI)).isEqualTo(usually * MILLI);
        assertThat(wheel.whileFiring().fireAt(now * MILLI, delay * MILLI)).isEqualTo(whileFiring * MILLI);
        assertThat(wheel.ofRequests().whileFiring().fireAt(now * MILLI, delay * MILLI))
                .isEqualTo(whileFiring * MILLI);
    }

    @Test
    void timeout_inTicks_isRoundedUp() {
        assertThat(wheel.inTicks(200_500_000)).isEqualTo(204 * MILLI);
        assertThat(wheel.inTicks(204 * MILLI)).isEqualTo(204 * MILLI);
        assertThat(wheel.shortest()).isEqualTo(4 * MILLI);
    }

    @Test
    void exactTime_roundsNothingAndKeepsNoPlace() {
        assertThat(TimerModel.EXACT.inTicks(200_500_000)).isEqualTo(200_500_000);
        assertThat(TimerModel.EXACT.keepsPlace()).isFalse();
        assertThat(TimerModel.EXACT.whileFiring()).isSameAs(TimerModel.EXACT);
        assertThat(wheel.keepsPlace()).isTrue();
    }

    @Test
    void hz_thatIsNone_isRefused() {
        assertThatThrownBy(() -> new LinuxWheel(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LinuxWheel(-250, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void levels_ofOneGridPoint_standInNineClassesBeforeOrdinaryEventsAndRequestsBeforeThese() {
        // LVL_DEPTH is 9 for HZ above 100; level n begins at 63 * 8^n jiffies (LVL_START)
        List<Long> places = new ArrayList<>();
        for (TimerModel model : List.of(wheel.ofRequests(), wheel)) {
            places.add(model.place(0, (63L << 24) * 8 * 4 * MILLI, 5));
            for (int level = 8; level > 0; level--) {
                long least = (63L << (3 * (level - 1))) * 4 * MILLI;
                places.add(model.place(0, least, 5));
                places.add(model.place(0, least - 4 * MILLI, 5));
            }
        }
        places.add(TimerModel.NEUTRAL);
        assertThat(places).isSorted();
        assertThat(places.stream().distinct()).hasSize(2 * 9 + 1);
        assertThat(places).allMatch(place -> place >= 0);
    }

    @Test
    void lastArmed_ofTheLargestNumbers_runsFirst() {
        long most = (1L << TimerModel.SEQUENCE_BITS) - 1;
        assertThat(wheel.place(0, 1000 * MILLI, most)).isLessThan(wheel.place(0, 1000 * MILLI, most - 1));
        assertThat(wheel.place(0, 1000 * MILLI, 0) >>> TimerModel.SEQUENCE_BITS)
                .isEqualTo(wheel.place(0, 1000 * MILLI, most) >>> TimerModel.SEQUENCE_BITS);
    }
}
