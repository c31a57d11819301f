package org.listenq.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogarithmOfOnePlusTest {

    @Test
    void drawnNumber_ofAnyMagnitude_hasTheLogarithmOfStrictMath() {
        for (int i = 0; i < 300_000; i++) {
            assertSame(-RandomStreams.uniform(1, 2, i));
            assertSame(Math.nextUp(-1 + Math.scalb(RandomStreams.uniform(1, 3, i), -(i % 50))));
            assertSame(-Math.scalb(RandomStreams.uniform(1, 4, i), -(i % 70)));
        }
    }

    /** Where the algorithm changes its way, 1 + x is a power of two, or x is as near to an end as can be. */
    @ParameterizedTest
    @ValueSource(
            doubles = {
                -0.5,
                -0.75,
                -0.25,
                -0.2929,
                -0.29289310,
                -0.29289321,
                -0x1.0p-54,
                -0x1.0p-29,
                -0x1.0p-53,
                -0x1.0p-20,
                -0.5 + 0x1.0p-23,
                -0.5 - 0x1.0p-25,
                -0.75 + 0x1.8p-24,
                -0.75 - 0x1.8p-26,
                -0x1.fffffffffffffp-1,
                -1 + 0x1.0p-20,
                -Double.MIN_NORMAL,
                -Double.MIN_VALUE
            })
    void neighbourhoodOfASpecialNumber_any_hasTheLogarithmOfStrictMath(double x) {
        DoubleStream.of(x, Math.nextUp(x), Math.nextDown(x))
                .filter(value -> value > -1 && value < 0)
                .forEach(LogarithmOfOnePlusTest::assertSame);
    }

    private static void assertSame(double x) {
        double ours = LogarithmOfOnePlus.of(x);
        double strict = StrictMath.log1p(x);
        if (Double.doubleToRawLongBits(ours) != Double.doubleToRawLongBits(strict)) {
            assertThat(ours).as("log1p of %s", Double.toHexString(x)).isEqualTo(strict);
        }
    }
}
