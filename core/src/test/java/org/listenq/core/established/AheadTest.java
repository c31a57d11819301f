package org.listenq.core.established;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AheadTest {

    private final Ahead ahead = new Ahead();

    private String added(int start, int end) {
        ahead.add(start, end);
        return ahead.lastFrom() + "-" + ahead.lastTo();
    }

    @ParameterizedTest
    @CsvSource({
        // beside 10-20 and 30-40: what comes, the range that it becomes part of (RFC 2018 section 4: reported first)
        "21, 29, 21-29",
        "20, 25, 10-25",
        "25, 30, 25-40",
        "20, 30, 10-40",
        "5, 9, 5-9",
        "5, 10, 5-20",
        "12, 15, 10-20",
        "5, 50, 5-50",
        "41, 42, 41-42",
        "40, 42, 30-42",
        "35, 38, 30-40"
    })
    void twoRanges_anotherComes_joinsWhatItOverlapsOrTouches(int start, int end, String expected) {
        ahead.add(30, 40);
        ahead.add(10, 20);
        assertThat(added(start, end)).isEqualTo(expected);
    }

    @Test
    void manyRanges_holesFilledFromTheFront_eachIsFoundAgain() {
        for (int start = 90; start >= 10; start -= 10) {
            added(start, start + 5);
        }
        assertThat(added(25, 30)).isEqualTo("20-35");
        assertThat(added(5, 6)).isEqualTo("5-6");
        assertThat(ahead.join(4)).isEqualTo(4);
        assertThat(ahead.join(10)).isEqualTo(15);
        assertThat(ahead.join(20)).isEqualTo(35);
        for (int start = 40; start <= 90; start += 10) {
            assertThat(ahead.isEmpty()).isFalse();
            assertThat(ahead.join(start)).isEqualTo(start + 5);
        }
        assertThat(ahead.isEmpty()).isTrue();
    }

    @Test
    void rangesInTheMiddle_oneJoinsThem_thoseBehindStay() {
        for (int start = 10; start <= 60; start += 10) {
            added(start, start + 5);
        }
        assertThat(added(18, 42)).isEqualTo("18-45");
        assertThat(ahead.join(10)).isEqualTo(15);
        assertThat(ahead.join(18)).isEqualTo(45);
        assertThat(ahead.join(50)).isEqualTo(55);
        assertThat(ahead.join(60)).isEqualTo(65);
        assertThat(ahead.isEmpty()).isTrue();
    }

    @Test
    void range_dataBehindIt_doesNotShrinkIt() {
        added(10, 20);
        assertThat(ahead.join(30)).isEqualTo(30);
        added(40, 50);
        ahead.clear();
        assertThat(ahead.isEmpty()).isTrue();
        assertThat(ahead.join(40)).isEqualTo(40);
    }
}
