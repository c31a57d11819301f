package org.listenq.core.established;

import static org.assertj.core.api.Assertions.assertThat;
import static org.listenq.core.fixture.TestWorld.MS;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.listenq.core.trace.LinuxCounters;

/**
 * What an acknowledgement says and what it does not. Round trips take 100 ms, so that the retransmission timeout is 300
 * ms; segments have 1460 bytes. Duplicates are counted where there are no selective acknowledgements (RFC 5681, 6582).
 */
class AcknowledgementTest {

    private static final int FULL = 1460;
    private static final EstablishedRules BY_DUPLICATES =
            EstablishedRules.LINUX.with(EstablishedRules.LINUX.retransmission().withoutLossProbe());

    private final Pair rack = new Pair(100 * MS).withoutServer();
    private final Pair duplicates = new Pair(100 * MS, BY_DUPLICATES).withoutServer();

    private static long fast(Pair pair) {
        return pair.test.count(LinuxCounters.FAST_RETRANS, 1);
    }

    @Test
    void oneByteTooMany_acknowledged_isIgnored() {
        // RFC 9293 section 3.10.7.4: SEG.ACK > SND.NXT acknowledges nothing (tcp_ack: after(ack, tp->snd_nxt))
        duplicates.at(0, () -> duplicates.client.send(100));
        duplicates.acknowledge(0.1, 102, 0, 0);
        duplicates.run(0.4);
        assertThat(duplicates.dataTimes()).containsExactly(0L, 300 * MS);
    }

    @Test
    void nothingOutstanding_threeDuplicates_areNone() {
        // RFC 5681 section 2: the receiver of a duplicate has outstanding data
        duplicates.at(0, () -> duplicates.client.send(100));
        for (double at : new double[] {0.1, 0.11, 0.12, 0.13, 0.14}) {
            duplicates.acknowledge(at, 101, 0, 0);
        }
        duplicates.run(1);
        assertThat(duplicates.dataTimes()).containsExactly(0L);
        assertThat(duplicates.timerSet(1)).isEmpty();
    }

    @Test
    void duplicates_thatSelectNothing_areNotCountedBesideSelection() {
        // net/ipv4/tcp_input.c tcp_add_reno_sack: only without the SACK option do duplicates stand for arrivals
        rack.at(0, () -> rack.client.send(4 * FULL));
        for (double at : new double[] {0.1, 0.11, 0.12, 0.13}) {
            rack.acknowledge(at, 1, 0, 0);
        }
        rack.run(0.19);
        assertThat(rack.dataTimes()).hasSize(4);
        assertThat(fast(rack)).isZero();
    }

    @Test
    void selection_whereDuplicatesAreCounted_makesNoRoom() {
        // RFC 6582: what has arrived beyond the hole is not known; half of 10 is 5, and 8 are outstanding
        duplicates.at(0, () -> duplicates.client.send(20 * FULL));
        for (int i = 4; i < 7; i++) {
            duplicates.acknowledge(0.1, 1, 1 + 3 * FULL, 1 + i * FULL);
        }
        duplicates.acknowledge(0.2, 1 + 2 * FULL, 1 + 3 * FULL, 1 + 10 * FULL);
        duplicates.run(0.25);
        assertThat(duplicates.dataTimes().stream().filter(t -> t == 200 * MS)).hasSize(1);
        assertThat(fast(duplicates)).isEqualTo(2);
    }

    @Test
    void copyThatStaysOutstanding_olderDataAcknowledged_givesASample() {
        // Karn (RFC 6298 section 3): only copies of what is acknowledged spoil a sample. 250 ms after 100 ms: smoothed
        // 118.75 ms, variance 300
        rack.at(0, () -> rack.client.send(2 * FULL));
        rack.acknowledge(0.25, 1 + FULL, 0, 0);
        rack.run(0.3);
        assertThat(rack.timerSet(200)).containsExactly("200 retransmission > 500", "250 probe > 668");
    }

    @Test
    void copyAcknowledgedTogetherWithMore_withoutTimeStamps_givesNoSample() {
        // Karn: the first of four was sent twice, so the timeout stays 300 ms
        duplicates.at(0, () -> duplicates.client.send(4 * FULL));
        for (int i = 0; i < 3; i++) {
            duplicates.acknowledge(0.1, 1, 0, 0);
        }
        duplicates.acknowledge(0.25, 1 + 4 * FULL, 0, 0);
        duplicates.at(2, () -> duplicates.client.send(100));
        duplicates.run(2.1);
        assertThat(fast(duplicates)).isEqualTo(1);
        assertThat(duplicates.timerSet(2_000)).isEqualTo(List.of("2000 retransmission > 2300"));
    }

    @Test
    void severalAcknowledgedAtOnce_sentAtDifferentTimes_sampleIsThatOfTheOldest() {
        // net/ipv4/tcp_input.c tcp_clean_rtx_queue: first_ackt. 200 ms after 100 ms: smoothed 112.5 ms, variance 250
        duplicates.at(0, () -> duplicates.client.send(FULL));
        duplicates.at(0.15, () -> duplicates.client.send(FULL));
        duplicates.acknowledge(0.2, 1 + 2 * FULL, 0, 0);
        duplicates.at(2, () -> duplicates.client.send(100));
        duplicates.run(2.1);
        assertThat(duplicates.timerSet(2_000)).containsExactly("2000 retransmission > 2362");
    }

    @Test
    void smallWritesInARow_withoutNagle_goAtOnce() {
        // RFC 1122 section 4.2.3.4 lets a system do without, as TCP_NODELAY does
        EstablishedRules usual = EstablishedRules.LINUX;
        Pair prompt = new Pair(
                100 * MS,
                new EstablishedRules(
                        usual.retransmission(),
                        usual.acknowledgement(),
                        usual.initialWindow(),
                        usual.segmentBytes(),
                        false,
                        usual.counters()));
        prompt.at(0, () -> prompt.client.send(10));
        prompt.at(0.01, () -> prompt.client.send(10));
        prompt.run(0.05);
        assertThat(prompt.dataTimes()).containsExactly(0L, 10 * MS);
    }
}
