package org.listenq.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    private static final List<String> KNOWN = List.of("run", "study", "compare", "policies");

    @ParameterizedTest
    @CsvSource({"'',abc,3", "abc,abc,0", "ab,ba,1", "kitten,sitting,3", "backlog,baklog,1", "rnu,run,1"})
    void pairOfWords_distance_countsEdits(String a, String b, int edits) {
        assertThat(NearestName.distance(a, b)).isEqualTo(edits);
        assertThat(NearestName.distance(b, a)).isEqualTo(edits);
    }

    @ParameterizedTest
    @CsvSource({"rnu,run", "compere,compare", "police,policies"})
    void knownNames_misspelt_nearestIsFound(String typed, String meant) {
        assertThat(NearestName.of(typed, KNOWN)).contains(meant);
    }

    @Test
    void knownNames_somethingElse_nothingIsSuggested() {
        assertThat(NearestName.of("frobnicate", KNOWN)).isEmpty();
        assertThat(NearestName.suggestion("frobnicate", KNOWN)).isEmpty();
    }
}
