package org.listenq.core.client.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listenq.core.client.ClientStack;
import org.listenq.core.settings.Settings;

/** net/ipv4/tcp_timer.c: tcp_retransmit_timer for intervals, tcp_write_timeout and tcp_model_timeout for the end. */
class LinuxScheduleTest {

    private static final long SECOND = 1_000_000_000L;

    private static LinuxSchedule schedule(int retries, int linear, int first, int max) {
        return new LinuxSchedule(retries, linear, first * SECOND, max * SECOND);
    }

    @ParameterizedTest
    @CsvSource({
        // tcp_syn_retries, tcp_syn_linear_timeouts, first, greatest interval; so many resent, the next interval in s
        "6, 0, 1, 120, 0, 1",
        "6, 0, 1, 120, 1, 2",
        "6, 0, 1, 120, 6, 64",
        "6, 0, 1, 120, 7, 120",
        "6, 4, 1, 120, 4, 1",
        "6, 4, 1, 120, 5, 2",
        "255, 0, 1, 120, 200, 120",
        "5, 0, 3, 120, 2, 12"
    })
    void synResent_nextInterval_doublesAfterTheLinearOnes(
            int retries, int linear, int first, int max, int resent, long expected) {
        assertThat(schedule(retries, linear, first, max).interval(resent)).isEqualTo(expected * SECOND);
    }

    @ParameterizedTest
    @CsvSource({
        // retries, linear, resent, elapsed in s: over; patience is 127 s for 6, 1 s for 0
        "6, 0, 5, 63, false",
        "6, 0, 6, 100, true",
        "6, 4, 9, 67, false",
        "6, 4, 10, 131, true",
        "6, 4, 9, 126, false",
        "6, 4, 9, 127, true",
        "0, 4, 0, 1, false",
        "0, 4, 1, 2, true",
        "0, 4, 1, 1, true",
        "0, 0, 0, 1, true"
    })
    void timerFires_retriesOrTimeSpent_isOver(int retries, int linear, int resent, long elapsed, boolean over) {
        assertThat(schedule(retries, linear, 1, 120).isOver(resent, elapsed * SECOND))
                .isEqualTo(over);
    }

    @ParameterizedTest
    @CsvSource({"6, 1, 127", "0, 1, 1", "7, 1, 247", "5, 3, 189"})
    void patience_ofSoManyDoublings_isTheirSum(int retries, int first, long expected) {
        assertThat(schedule(retries, 0, first, 120).patience()).isEqualTo(expected * SECOND);
    }

    @ParameterizedTest
    @CsvSource({
        // net/ipv4/tcp_input.c tcp_init_transfer: total_retrans > 1 and not undone by time stamps
        "0, false, 10",
        "1, false, 10",
        "2, false, 1",
        "2, true, 10"
    })
    void synResent_firstWindow_isOneSegmentUnlessItWasNeedless(int resent, boolean spurious, int segments) {
        ClientStack.Provider linux = ClientStacks.find("linux-6.18").orElseThrow();
        ClientStack stack = linux.create(Settings.of(linux.settings(), Map.of()));
        assertThat(stack.initialWindow(resent, spurious)).isEqualTo(segments);
    }
}
