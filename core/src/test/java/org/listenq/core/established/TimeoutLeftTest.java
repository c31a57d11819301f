package org.listenq.core.established;

import static org.assertj.core.api.Assertions.assertThat;
import static org.listenq.core.fixture.TestWorld.MS;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listenq.core.engine.TimerModel;
import org.listenq.core.trace.LinuxCounters;

/**
 * What is left of the retransmission timeout when another timer gives way to it: net/ipv4/tcp_input.c tcp_rearm_rto, at
 * least one tick. Round trips take 100 ms, the timeout is 300 ms, a tick is 4 ms and timers are never late; segments
 * have 1460 bytes.
 */
class TimeoutLeftTest {

    private static final int FULL = 1460;

    /** A system's clock of 250 Hz, whose timers fire exactly. */
    private static final TimerModel TICKS = new TimerModel() {
        @Override
        public long fireAt(long now, long delayNanos) {
            return now + delayNanos;
        }

        @Override
        public long place(long now, long delayNanos, long sequence) {
            return NEUTRAL | sequence;
        }

        @Override
        public long inTicks(long delayNanos) {
            return (delayNanos + shortest() - 1) / shortest() * shortest();
        }

        @Override
        public long shortest() {
            return 4 * MS;
        }
    };

    private final Pair pair = new Pair(100 * MS, EstablishedRules.LINUX, TICKS);

    @ParameterizedTest
    @CsvSource({
        // segments, what the probe timer is set to, and what it leaves to the timeout
        "1, 1300, 1304", // the probe came at the time of the timeout: one tick
        "2, 1208, 1300" // two round trips and two ticks: the rest of 300 ms
    })
    void probeOutstanding_nextProbeIsDue_restOfTheTimeoutAtLeastATick(int segments, long probe, long timeout) {
        pair.up.lose(s -> s.nth() == 1 || s.seq() > 100);
        pair.at(0, () -> pair.client.send(100));
        pair.at(1, () -> pair.client.send(segments * FULL));
        pair.run(1.303);
        assertThat(pair.timerSet(1_000))
                .containsSubsequence("1000 probe > " + probe, probe + " retransmission > " + timeout);
        assertThat(pair.test.count(LinuxCounters.LOSS_PROBES, 1)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        // what the probe sent again is selected too soon to tell anything, so its timer stays; then more is sent
        "220, 230, 250, 300", // 300 ms after the oldest was sent
        "301, 305, 307, 311" // that is over: one tick
    })
    void probeNoLongerPossible_moreIsSent_restOfTheTimeoutAtLeastATick(long more, long selected, long last, long due) {
        // net/ipv4/tcp_output.c tcp_event_new_data_sent: a pending ICSK_TIME_LOSS_PROBE gives way to tcp_rearm_rto
        pair.withoutServer();
        pair.at(0, () -> pair.client.send(2 * FULL));
        pair.at(more / 1e3, () -> pair.client.send(FULL));
        pair.acknowledge(selected / 1e3, 1, 1 + FULL, 1 + 2 * FULL);
        pair.at(last / 1e3, () -> pair.client.send(FULL));
        pair.run(last / 1e3);
        assertThat(pair.timerSet(0)).startsWith("0 probe > 208", "208 retransmission > 508");
        assertThat(pair.timerSet(selected)).containsExactly(last + " retransmission > " + due);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 125, 300", // a quarter of a round trip after the selection, and the rest of 300 ms
        "290, 315, 319" // that is over: one tick
    })
    void reorderingWindow_over_restOfTheTimeoutAndThenAWholeOneForTheRepair(long selected, long window, long timeout) {
        // net/ipv4/tcp_recovery.c tcp_rack_reo_timeout
        pair.withoutServer();
        pair.at(0, () -> pair.client.send(3 * FULL));
        pair.acknowledge(selected / 1e3, 1, 1 + FULL, 1 + 2 * FULL);
        pair.run(window / 1e3);
        assertThat(pair.timerSet(selected))
                .containsExactly(
                        selected + " reordering > " + window,
                        window + " retransmission > " + timeout,
                        window + " retransmission > " + (window + 300));
        assertThat(pair.test.count(LinuxCounters.FAST_RETRANS, 1)).isEqualTo(1);
    }

    @Test
    void timeout_thatIsNoWholeNumberOfTicks_isOverAtTheNextTick() {
        // net/ipv4/tcp.h tcp_rto_delta_us counts in jiffies: a timeout of 301 ms is one of 304
        Pair odd = new Pair(100 * MS + MS / 3, EstablishedRules.LINUX, TICKS).withoutServer();
        odd.at(0, () -> odd.client.send(2 * FULL));
        odd.at(0.18, () -> odd.client.send(FULL));
        odd.run(0.19);
        assertThat(odd.timerSet(1)).containsExactly("180 probe > 304");
    }

    @Test
    void restOfTheTimeout_exactlyNothing_doesNotShortenTheProbe() {
        // net/ipv4/tcp_output.c tcp_schedule_loss_probe: only if rto_delta_us > 0; so two round trips and two ticks
        pair.withoutServer();
        pair.at(0, () -> pair.client.send(2 * FULL));
        pair.at(0.3, () -> pair.client.send(FULL));
        pair.run(0.31);
        assertThat(pair.timerSet(300)).containsExactly("300 probe > 508");
    }
}
