package org.listenq.core.established;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 5681 section 3.1, in whole segments. */
class CongestionWindowTest {

    private final CongestionWindow window = new CongestionWindow();

    private int grown(int acknowledged) {
        window.grow(acknowledged);
        return window.size();
    }

    @Test
    void slowStart_acknowledged_growsByAsMany() {
        window.begin(10);
        assertThat(grown(3)).isEqualTo(13);
        assertThat(grown(1)).isEqualTo(14);
    }

    @Test
    void lossRepaired_acknowledged_growsByOneForEachWindow() {
        window.begin(10);
        window.halve();
        assertThat(window.size()).isEqualTo(5);
        assertThat(grown(4)).isEqualTo(5);
        assertThat(grown(3)).isEqualTo(6); // 7 acknowledged: one for 5, and 2 are left
        assertThat(grown(3)).isEqualTo(6);
        assertThat(grown(1)).isEqualTo(7);
    }

    @Test
    void timeout_acknowledged_growsFastToHalfAndSlowlyBeyond() {
        window.begin(10);
        window.lowerThreshold();
        assertThat(window.size()).isEqualTo(10);
        window.collapse();
        assertThat(window.size()).isEqualTo(1);
        assertThat(grown(1)).isEqualTo(2);
        assertThat(grown(3)).isEqualTo(5);
        assertThat(grown(1)).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "3, 2", "4, 2", "6, 3"})
    void loss_halved_atLeastTwoSegments(int before, int after) {
        window.begin(before);
        window.halve();
        assertThat(window.size()).isEqualTo(after);
    }

    @Test
    void slow_begunAgain_startsFresh() {
        window.begin(10);
        window.halve();
        grown(4);
        window.begin(10);
        assertThat(grown(5)).isEqualTo(15);
        window.halve();
        assertThat(grown(6)).isEqualTo(7);
    }
}
