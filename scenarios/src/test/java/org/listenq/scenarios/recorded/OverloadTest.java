package org.listenq.scenarios.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.listenq.core.engine.dsol.DsolExecutive;

/** Overload: the recorded runs among runs of the model. With few seeds; the command does it with many. */
class OverloadTest {

    private static final int SEEDS = 8;

    @ParameterizedTest
    @ValueSource(strings = {"I_b5_s15_loss2", "I_b5_s25"})
    void recordedRuns_amongSeeds_haveTheirDistribution(String name) {
        Overload overload =
                Overload.of(BundledRecordings.named(name), DsolExecutive.create(), SEEDS, MachineOptions.BOTH);
        assertThat(overload.distances()).hasSize(3).allMatch(distance -> distance <= 0.05);
        assertThat(OverloadText.of(List.of(overload), SEEDS, MachineOptions.BOTH))
                .startsWith("8 seeds, with late ticks, with the cost of accept(): greatest distance 0.0")
                .contains("| " + name + " | ");
    }

    @Test
    void model_sameSeed_sameRun() {
        RecordedCase recorded = BundledRecordings.named("I_b5_s15");
        Overload first = Overload.of(recorded, DsolExecutive.create(), 2, MachineOptions.BOTH);
        assertThat(Overload.of(recorded, DsolExecutive.create(), 2, MachineOptions.BOTH))
                .isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"1 2 3 4, 1 2 3 4, 0", "1 1 1 1, 2 2 2 2, 1", "1 2 3 4, 3 4 5 6, 0.5", "1 2, 1 1 1 2, 0.25"})
    void distance_ofTwoSamples_isTheGreatestGap(String one, String other, double distance) {
        assertThat(Overload.distance(numbers(one), numbers(other))).isCloseTo(distance, within(1e-12));
    }

    private static long[] numbers(String text) {
        return List.of(text.split(" ")).stream().mapToLong(Long::parseLong).toArray();
    }
}
