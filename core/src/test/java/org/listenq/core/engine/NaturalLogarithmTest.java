package org.listenq.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NaturalLogarithmTest {

    @Test
    void drawnNumber_ofAnyMagnitude_hasTheLogarithmOfStrictMath() {
        for (int i = 0; i < 300_000; i++) {
            assertSame(RandomStreams.uniform(1, 2, i));
            assertSame(RandomStreams.uniform(1, 3, i) * 0x1.0p-30);
            assertSame(1 + (RandomStreams.uniform(1, 4, i) - 0.5) * 0x1.0p-18);
            assertSame(Math.scalb(1 + RandomStreams.uniform(1, 5, i), i % 2000 - 1000));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 2, 0.5, 0x1.0p-53, Double.MIN_NORMAL, Double.MAX_VALUE, 1.4142135, 0.70710678, Math.E})
    void neighbourhoodOfASpecialNumber_any_hasTheLogarithmOfStrictMath(double x) {
        DoubleStream.of(x, Math.nextUp(x), Math.max(Double.MIN_NORMAL, Math.nextDown(x)))
                .filter(Double::isFinite)
                .forEach(NaturalLogarithmTest::assertSame);
    }

    private static void assertSame(double x) {
        double ours = NaturalLogarithm.of(x);
        double strict = StrictMath.log(x);
        if (Double.doubleToRawLongBits(ours) != Double.doubleToRawLongBits(strict)) {
            assertThat(ours).as("log of %s", Double.toHexString(x)).isEqualTo(strict);
        }
    }
}
