package org.listenq.scenarios.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the model must make of 160 recorded experiments. */
class FidelityTest {

    private static Fidelity fidelity;

    @BeforeAll
    static void compare() {
        fidelity = BundledRecordings.compare();
    }

    @Test
    void recordings_bundled_areAllThere() {
        assertThat(fidelity.cases()).hasSize(160);
        assertThat(fidelity.row(Fidelity.AGREEING).cases()).isEqualTo(112);
        assertThat(fidelity.row(Fidelity.AGREEING).connections()).isEqualTo(3260);
    }

    @Test
    void connect_everyGroup_endsAsRecorded() {
        assertThat(fidelity.rows()).allSatisfy(row -> {
            Share results = row.figures().results();
            assertThat(results.isWhole()).as(row.name() + ": " + results.text()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({"runs agree, 1000, 999", "others, 950, 960"})
    void packets_recordedPhase_areTheKernels(String row, int counts, int sequences) {
        assertReaches(fidelity.row(row).counts(), counts);
        assertReaches(fidelity.row(row).packets(), sequences);
    }

    @ParameterizedTest
    @ValueSource(strings = {"runs agree", "others"})
    void times_recordedPhase_areTheKernels(String row) {
        Figures figures = fidelity.row(row);
        assertReaches(figures.retransmissions().within5(), 990);
        assertReaches(figures.retransmissions().within50(), 1000);
        assertReaches(figures.times().within5(), 980);
    }

    @Test
    void connect_withoutTimer_takesAsLongWithinTwoMilliseconds() {
        Figures figures = Figures.of(fidelity.cases().stream()
                .filter(one -> !one.recorded().name().equals("A_b128_n140_once"))
                .filter(one -> !one.recorded().isOverload())
                .toList());
        assertReaches(figures.connects().within2(), 1000);
    }

    @Test
    void counters_whereRunsAgree_areTheKernels() {
        assertThat(fidelity.rows().stream().filter(row -> !row.name().equals("I")))
                .allSatisfy(row -> assertReaches(row.figures().counters(), 1000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "C", "D", "E", "H"})
    void connectedInOnesOwnEyes_ghostsAndOrphans_areAsMany(String group) {
        assertReaches(fidelity.row(group).ghosts(), 1000);
        assertReaches(fidelity.row(group).orphans(), 1000);
    }

    @Test
    void accept_whereRunsAgree_returnsInTheSameOrderButForOneBurst() {
        assertThat(fidelity.cases().stream()
                        .filter(one -> one.recorded().spread().sameAcceptOrder() && !one.sameAcceptOrder())
                        .map(one -> one.recorded().name()))
                .containsExactly("H_b1_n6_10ms_data500_all_at5");
    }

    @Test
    void queues_recordedLengths_areFound() {
        assertReaches(fidelity.row(Fidelity.AGREEING).queues(), 990);
        assertReaches(fidelity.row(Fidelity.OTHERS).queues(), 980);
    }

    @Test
    void difference_ofACaseWhoseRunsAgree_isOnlyTheOneBurst() {
        assertThat(fidelity.differences().stream()
                        .filter(difference -> difference.cause() == Difference.Reason.UNKNOWN))
                .isEmpty();
    }

    @Test
    void page_inWords_namesEveryGroup() {
        assertThat(FidelityText.page(fidelity))
                .contains("| A | 27 | 726 |", "| I | 9 | 9144 |", "| runs agree | 112 | 3260 |");
    }

    private static void assertReaches(Share share, int perMille) {
        assertThat(share.reaches(perMille)).as(share.text()).isTrue();
    }
}
