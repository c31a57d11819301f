package org.listenq.core.listener;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.listenq.core.engine.Event;
import org.listenq.core.engine.RandomStreams;
import org.listenq.core.engine.Scheduler;
import org.listenq.core.engine.TimerModel;

/** What a host counts of its own. */
class HostStateTest {

    private static final long SECOND = 1_000_000_000L;

    private long now;
    private final HostState state = new HostState(new Clock(), new RandomStreams(1, 0), 0);

    /** XNU bsd/netinet/tcp_input.c tcp_dropdropablreq: cur_cnt, old_cnt = cur_cnt / seconds. */
    @Test
    void victimsSought_asSecondsPass_becomeTheRateOfBefore() {
        seek(6);
        assertThat(state.victimsSought()).isEqualTo(6);
        assertThat(state.victimsSoughtBefore()).isZero();
        now = 2 * SECOND + 5;
        assertThat(state.victimsSought()).isZero();
        assertThat(state.victimsSoughtBefore()).isEqualTo(3);
        seek(1);
        now = 3 * SECOND - 1;
        assertThat(state.victimsSought()).isEqualTo(1);
        assertThat(state.victimsSoughtBefore()).isEqualTo(3);
        now = 3 * SECOND;
        assertThat(state.victimsSoughtBefore()).isEqualTo(1);
        now = 5 * SECOND;
        assertThat(state.victimsSoughtBefore()).isZero();
    }

    private void seek(int times) {
        for (int i = 0; i < times; i++) {
            state.soughtVictim();
        }
    }

    /** Tells the time and does nothing. */
    private final class Clock implements Scheduler {

        @Override
        public long now() {
            return now;
        }

        @Override
        public void arm(Event event, long delayNanos) {}

        @Override
        public void armTimer(Event event, long delayNanos, TimerModel model) {}

        @Override
        public boolean cancel(Event event) {
            return false;
        }
    }
}
