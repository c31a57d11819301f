package org.listenq.core.established;

import static org.assertj.core.api.Assertions.assertThat;
import static org.listenq.core.fixture.TestWorld.MS;

import org.junit.jupiter.api.Test;
import org.listenq.core.trace.LinuxCounters;

/**
 * When a tail loss probe goes, and when it is over: net/ipv4/tcp_output.c tcp_schedule_loss_probe and
 * tcp_send_loss_probe, net/ipv4/tcp_input.c tcp_process_tlp_ack. Round trips take 100 ms, the retransmission timeout is
 * 300 ms; segments have 1460 bytes.
 */
class LossProbeTest {

    private static final int FULL = 1460;

    private final Pair pair = new Pair(100 * MS).withoutServer();

    private long probes() {
        return pair.test.count(LinuxCounters.LOSS_PROBES, 1);
    }

    private long sentAt(long millis) {
        return pair.dataTimes().stream().filter(t -> t == millis * MS).count();
    }

    @Test
    void probeOfNewData_acknowledgedExactly_isOverAndTellsOfNoLoss() {
        // tcp_process_tlp_ack: without tlp_retrans the acknowledgement is all there is to wait for
        pair.client.initialWindow(4);
        pair.at(0, () -> pair.client.send(5 * FULL));
        pair.acknowledge(0.3, 1 + 5 * FULL, 0, 0);
        pair.at(1, () -> pair.client.send(9 * FULL));
        pair.run(1.25);
        assertThat(sentAt(200)).isEqualTo(1);
        assertThat(sentAt(1_000)).as("window of 4, grown by 5").isEqualTo(9);
        assertThat(probes()).isEqualTo(2);
    }

    @Test
    void probeOfOldData_secondAcknowledgement_bothCopiesHaveArrived() {
        // tcp_process_tlp_ack: a pure duplicate ends the probe, and the window stays
        pair.at(0, () -> pair.client.send(100));
        pair.acknowledge(0.31, 101, 0, 0);
        pair.acknowledge(0.41, 101, 0, 0);
        pair.at(1, () -> pair.client.send(11 * FULL));
        pair.run(1.35);
        assertThat(sentAt(1_000)).isEqualTo(11);
        assertThat(probes()).isEqualTo(2);
    }

    @Test
    void probeOfOldData_duplicateOfLess_isStillOutstanding() {
        // tcp_process_tlp_ack: before(ack, tp->tlp_high_seq) says nothing of the probe, so no second one goes
        pair.at(0, () -> pair.client.send(100));
        pair.acknowledge(0.35, 1, 0, 0);
        pair.at(0.36, () -> pair.client.send(FULL));
        pair.run(0.59);
        assertThat(sentAt(300)).isEqualTo(1);
        assertThat(probes()).isEqualTo(1);
    }

    @Test
    void someAcknowledged_severalOutstanding_probeTwoRoundTripsLater() {
        pair.at(0, () -> pair.client.send(3 * FULL));
        pair.acknowledge(0.1, 1 + FULL, 0, 0);
        pair.run(0.15);
        assertThat(pair.timerSet(100)).containsExactly("100 probe > 300");
    }

    @Test
    void someAcknowledged_oneOutstanding_probeNotAfterTheTimeout() {
        // two round trips and 200 ms would be 500
        pair.at(0, () -> pair.client.send(2 * FULL));
        pair.acknowledge(0.1, 1 + FULL, 0, 0);
        pair.run(0.15);
        assertThat(pair.timerSet(100)).containsExactly("100 probe > 400");
    }

    @Test
    void someAcknowledged_afterATimeout_noProbeWhileItIsRepaired() {
        // tcp_schedule_loss_probe: only in the states Open and, from 4.11 on, Disorder; here it is Loss
        pair.at(0, () -> pair.client.send(3 * FULL));
        pair.acknowledge(0.6, 1 + FULL, 0, 0);
        pair.run(0.65);
        assertThat(pair.timerSet(0))
                .containsExactly(
                        "0 probe > 200",
                        "200 retransmission > 500",
                        "500 retransmission > 1100",
                        "600 retransmission > 1200");
    }

    @Test
    void probeOutstanding_timeout_nextProbeGoes() {
        // net/ipv4/tcp_input.c tcp_enter_loss: tlp_high_seq = 0
        pair.at(0, () -> pair.client.send(100));
        pair.acknowledge(0.7, 101, 0, 0);
        pair.at(1, () -> pair.client.send(2 * FULL));
        pair.run(1.25);
        assertThat(sentAt(600)).isEqualTo(1);
        assertThat(probes()).isEqualTo(2);
    }
}
