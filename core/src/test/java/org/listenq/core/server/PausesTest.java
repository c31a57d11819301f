package org.listenq.core.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PausesTest {

    private final Pauses pauses = new Pauses(List.of(new Pause(300, 400), new Pause(100, 150)));

    @ParameterizedTest
    @CsvSource({
        // start, work, end: the pauses are 100 to 150 and 300 to 400
        "0, 50, 50",
        "0, 100, 150",
        "0, 101, 151",
        "90, 20, 160",
        "100, 0, 150",
        "120, 10, 160",
        "150, 10, 160",
        "90, 200, 440",
        "500, 7, 507"
    })
    void work_acrossPauses_takesLongerByThem(long start, long work, long end) {
        assertThat(pauses.end(start, work)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({"99, false", "100, true", "149, true", "150, false", "350, true", "400, false"})
    void time_pauses_coversIsHalfOpen(long time, boolean covered) {
        assertThat(pauses.covers(time)).isEqualTo(covered);
    }

    @Test
    void pauses_overlapping_areRefused() {
        assertThatThrownBy(() -> new Pauses(List.of(new Pause(0, 10), new Pause(9, 20))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Pauses(List.of(new Pause(10, 9)))).isInstanceOf(IllegalArgumentException.class);
    }
}
