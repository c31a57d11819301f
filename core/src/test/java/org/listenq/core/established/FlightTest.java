package org.listenq.core.established;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FlightTest {

    private final Flight flight = new Flight();

    /** Adds so many segments of 10 numbers, the first at 1, sent at 100, 101 ... */
    private void outstanding(int count) {
        for (int i = 0; i < count; i++) {
            flight.add(1 + 10 * i, 11 + 10 * i, 100 + i);
        }
    }

    private String shown() {
        return IntStream.range(0, flight.size())
                .mapToObj(i -> flight.start(i) + "-" + flight.end(i) + "@" + flight.sentAt(i) + "x" + flight.copies(i))
                .collect(Collectors.joining(" "));
    }

    @Test
    void outstanding_acknowledgedWhollyOrInPart_goOrShrink() {
        outstanding(3);
        assertThat(flight.acknowledge(1)).isZero();
        assertThat(flight.acknowledge(11)).isEqualTo(1);
        assertThat(shown()).isEqualTo("11-21@101x0 21-31@102x0");
        assertThat(flight.acknowledge(25)).isEqualTo(1);
        assertThat(shown()).isEqualTo("25-31@102x0");
        assertThat(flight.acknowledge(20)).isZero();
        assertThat(shown()).isEqualTo("25-31@102x0");
        assertThat(flight.acknowledge(31)).isEqualTo(1);
        assertThat(flight.isEmpty()).isTrue();
    }

    @Test
    void oldestGone_ringGrows_orderTimesCopiesAndMarksStay() {
        outstanding(4);
        flight.acknowledge(21);
        flight.add(41, 51, 104);
        flight.add(51, 61, 105);
        flight.select(1);
        flight.sendAgain(0, 0, 200);
        flight.add(61, 71, 106);
        assertThat(shown()).isEqualTo("21-31@200x1 31-41@103x0 41-51@104x0 51-61@105x0 61-71@106x0");
        assertThat(flight.isOut(1)).isFalse();
        assertThat(flight.isOut(0)).isTrue();
    }

    @Test
    void oneLost_sentAgain_isUnderWayOnceMore() {
        outstanding(3);
        flight.lose(1);
        flight.lose(1);
        assertThat(flight.lost()).isEqualTo(1);
        assertThat(flight.underWay()).isEqualTo(2);
        assertThat(flight.firstLost()).isEqualTo(1);
        assertThat(flight.sendAgain(1, 10, 200)).isEqualTo(1);
        assertThat(flight.lost()).isZero();
        assertThat(flight.sendAgain(1, 10, 300)).isEqualTo(2);
        assertThat(shown()).isEqualTo("1-11@100x0 11-21@300x2 21-31@102x0");
    }

    @Test
    void oneSelected_marked_isNeitherLostNorUnderWay() {
        outstanding(3);
        flight.lose(2);
        assertThat(flight.select(2)).isTrue();
        assertThat(flight.select(2)).isFalse();
        flight.lose(2);
        assertThat(flight.selected()).isEqualTo(1);
        assertThat(flight.lost()).isZero();
        assertThat(flight.underWay()).isEqualTo(2);
        flight.acknowledge(31);
        assertThat(flight.selected()).isZero();
        assertThat(flight.underWay()).isZero();
    }

    @Test
    void lostInARow_oneSentAgain_takesThoseAlongThatFit() {
        // net/ipv4/tcp_output.c tcp_retrans_try_collapse
        outstanding(5);
        flight.lose(1);
        flight.lose(2);
        flight.sendAgain(4, 10, 150);
        assertThat(flight.sendAgain(1, 20, 200)).isEqualTo(1);
        assertThat(shown()).isEqualTo("1-11@100x0 11-31@200x1 31-41@103x0 41-51@150x1");
        assertThat(flight.lost()).isZero();
        assertThat(flight.underWay()).isEqualTo(4);
    }

    @Test
    void neighbourArrived_oneSentAgain_leavesItOut() {
        outstanding(3);
        flight.select(1);
        flight.sendAgain(0, 100, 200);
        assertThat(shown()).isEqualTo("1-11@200x1 11-21@101x0 21-31@102x0");
        flight.sendAgain(2, 100, 300);
        assertThat(shown()).isEqualTo("1-11@200x1 11-21@101x0 21-31@300x1");
    }

    @Test
    void outstanding_cleared_nothingIsLostOrSelected() {
        outstanding(3);
        flight.lose(0);
        flight.select(1);
        flight.clear();
        assertThat(flight.isEmpty()).isTrue();
        assertThat(flight.lost() + flight.selected() + flight.underWay()).isZero();
    }
}
