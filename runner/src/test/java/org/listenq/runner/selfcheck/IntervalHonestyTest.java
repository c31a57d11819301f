package org.listenq.runner.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.listenq.runner.execution.LocalExecutor;

/** The queue on which intervals are checked is the one whose loss is known; the whole check is a command. */
class IntervalHonestyTest {

    @Test
    void lossOfAnMM1K_byFormula_isTheTabledValue() {
        assertThat(IntervalHonesty.truth(0.5, 1)).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(IntervalHonesty.truth(0.8, 5)).isCloseTo(0.065536 / 0.737856, within(1e-12));
    }

    @Test
    void fewStudies_measured_surroundTheTruth() throws IOException, InterruptedException {
        IntervalHonesty honesty = IntervalHonesty.measure(20, new LocalExecutor(2));
        assertThat(honesty.mean()).isCloseTo(honesty.truth(), within(0.004));
        assertThat(honesty.covered()).isBetween(16, 20);
    }
}
