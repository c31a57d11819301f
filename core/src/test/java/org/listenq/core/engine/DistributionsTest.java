package org.listenq.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Means over addressed draws, quantiles against closed forms and published tables. Times are in milliseconds. */
class DistributionsTest {

    private static final long MS = 1_000_000;
    private static final int DRAWS = 200_000;

    @ParameterizedTest
    @CsvSource({
        "0.5, 0",
        "0.25, -0.6744897501960817",
        "0.001, -3.090232306167813",
        "0.975, 1.959963984540054",
        "1e-10, -6.361340902404056",
        "1e-20, -9.262340089798408"
    })
    void normalQuantile_publishedShares_areExact(double share, double expected) {
        assertThat(StandardNormal.quantile(share)).isCloseTo(expected, within(2e-15 * Math.max(1, -expected)));
    }

    @Test
    void normalShare_ofAQuantile_isTheShare() {
        assertThat(StandardNormal.shareBelow(-1)).isCloseTo(0.15865525393145707, within(1e-15));
        assertThat(StandardNormal.shareBelow(0)).isCloseTo(0.5, within(1e-15));
        assertThat(StandardNormal.shareBelow(-1e6)).isLessThan(1e-300);
    }

    @Test
    void constant_anyShare_isTheSame() {
        Distribution delay = Distributions.constant(12 * MS);
        assertThat(delay.at(1e-9)).isEqualTo(12 * MS);
        assertThat(delay.at(1 - 1e-9)).isEqualTo(12 * MS);
    }

    @Test
    void uniform_manyDraws_meanAndQuantilesFit() {
        Distribution delay = Distributions.uniform(10 * MS, 30 * MS);
        assertThat(mean(delay)).isCloseTo(20, within(0.05));
        assertQuantiles(delay, 12, 20, 28);
    }

    @Test
    void normal_farFromZero_meanAndQuantilesFit() {
        Distribution delay = Distributions.normal(100 * MS, 10 * MS);
        assertThat(mean(delay)).isCloseTo(100, within(0.1));
        assertQuantiles(delay, 87.18448, 100, 112.81552);
    }

    @Test
    void normal_meanZero_isTheHalfNormal() {
        Distribution delay = Distributions.normal(0, 10 * MS);
        assertThat(mean(delay)).isCloseTo(10 * Math.sqrt(2 / Math.PI), within(0.05));
        assertQuantiles(delay, 1.2566135, 6.7448975, 16.4485363);
    }

    @Test
    void normal_nearZero_isCutAndSpreadOverTheRest() {
        // z above -1: the share below is 0.158655, so the median is that of 0.579328, and the mean 1 + phi(1) /
        // 0.841345
        Distribution delay = Distributions.normal(10 * MS, 10 * MS);
        assertThat(mean(delay)).isCloseTo(12.8759997, within(0.1));
        assertQuantiles(delay, 3.0264308384, 12.0017368617, 23.777873616);
    }

    @Test
    void normal_withoutSpread_isConstant() {
        assertThat(Distributions.normal(7 * MS, 0).at(0.99)).isEqualTo(7 * MS);
    }

    @Test
    void logNormal_medianAndSigma_meanAndQuantilesFit() {
        Distribution delay = Distributions.logNormal(20 * MS, 0.5);
        assertThat(mean(delay)).isCloseTo(20 * Math.exp(0.125), within(0.1));
        assertQuantiles(delay, 20 * Math.exp(-0.5 * 1.2815515655), 20, 20 * Math.exp(0.5 * 1.2815515655));
    }

    @Test
    void exponential_withAndWithoutMinimum_meanAndQuantilesFit() {
        assertThat(mean(Distributions.exponential(50 * MS))).isCloseTo(50, within(0.4));
        assertQuantiles(Distributions.exponential(50 * MS), 5.2680258, 34.6573590, 115.1292546);
        Distribution shifted = Distributions.exponential(50 * MS, 30 * MS);
        assertThat(mean(shifted)).isCloseTo(50, within(0.2));
        assertQuantiles(shifted, 32.1072103, 43.8629436, 76.0517019);
    }

    @Test
    void pareto_shapeThree_meanAndQuantilesFit() {
        Distribution delay = Distributions.pareto(10 * MS, 3);
        assertThat(mean(delay)).isCloseTo(15, within(0.1));
        assertQuantiles(delay, 10 * Math.pow(0.9, -1 / 3.0), 10 * Math.cbrt(2), 10 * Math.cbrt(10));
    }

    @Test
    void pareto_veryHeavyTail_staysWithinTheClock() {
        assertThat(Distributions.pareto(10 * MS, 0.01).at(1 - 0x1.0p-53)).isEqualTo(Distributions.LONGEST);
    }

    @Test
    void empirical_weightedValues_haveTheirShares() {
        Distribution delay =
                Distributions.empirical(new long[] {1 * MS, 2 * MS, 5 * MS, 9 * MS}, new double[] {1, 6, 0, 3});
        assertThat(mean(delay)).isCloseTo(0.1 + 1.2 + 2.7, within(0.03));
        assertThat(delay.at(0.099)).isEqualTo(1 * MS);
        assertThat(delay.at(0.101)).isEqualTo(2 * MS);
        assertThat(delay.at(0.699)).isEqualTo(2 * MS);
        assertThat(delay.at(0.701)).isEqualTo(9 * MS);
    }

    @Test
    void empirical_plainSample_isUniformOverIt() {
        Distribution delay = Distributions.empirical(8, 3, 4, 3);
        assertThat(delay.at(0.49)).isEqualTo(3);
        assertThat(delay.at(0.51)).isEqualTo(4);
        assertThat(delay.at(0.99)).isEqualTo(8);
    }

    @Test
    void equalParameters_twice_areEqual() {
        assertThat(Distributions.logNormal(5, 0.1)).isEqualTo(Distributions.logNormal(5, 0.1));
        assertThat(Distributions.constant(5)).isNotEqualTo(Distributions.constant(6));
    }

    @Test
    void parametersAtTheirLimits_areTaken() {
        assertThat(Distributions.constant(0).at(0.5)).isZero();
        assertThat(Distributions.constant(Distributions.LONGEST).at(0.5)).isEqualTo(Distributions.LONGEST);
        assertThat(Distributions.uniform(3, 3).at(0.9)).isEqualTo(3);
        assertThat(Distributions.logNormal(5 * MS, 0).at(0.9)).isEqualTo(5 * MS);
        assertThat(Distributions.exponential(7, 7).at(0.9)).isEqualTo(7);
    }

    @Test
    void badParameters_areRefused() {
        assertRefused(() -> Distributions.constant(-1));
        assertRefused(() -> Distributions.constant(Distributions.LONGEST + 1));
        assertRefused(() -> Distributions.uniform(2, 1));
        assertRefused(() -> Distributions.uniform(-1, 1));
        assertRefused(() -> Distributions.normal(-1, 1));
        assertRefused(() -> Distributions.normal(1, -1));
        assertRefused(() -> Distributions.logNormal(1, Double.NaN));
        assertRefused(() -> Distributions.logNormal(1, Double.POSITIVE_INFINITY));
        assertRefused(() -> Distributions.exponential(1, 2));
        assertRefused(() -> Distributions.pareto(1, 0));
        assertRefused(() -> Distributions.pareto(1, Double.POSITIVE_INFINITY));
        assertRefused(() -> Distributions.empirical());
        assertRefused(() -> Distributions.empirical(new long[] {2, 1}, new double[] {1, 1}));
        assertRefused(() -> Distributions.empirical(new long[] {1}, new double[] {0}));
        assertRefused(() -> Distributions.empirical(new long[] {1, 2}, new double[] {1, -1}));
    }

    private static void assertRefused(Runnable construction) {
        assertThatThrownBy(construction::run).isInstanceOf(IllegalArgumentException.class);
    }

    /** Checks the 10 %, 50 % and 90 % quantiles to a relative 1e-6. */
    private static void assertQuantiles(Distribution delay, double ten, double fifty, double ninety) {
        assertThat(delay.at(0.1)).isCloseTo(Math.round(ten * MS), within(Math.round(ten)));
        assertThat(delay.at(0.5)).isCloseTo(Math.round(fifty * MS), within(Math.round(fifty)));
        assertThat(delay.at(0.9)).isCloseTo(Math.round(ninety * MS), within(Math.round(ninety)));
    }

    private static double mean(Distribution delay) {
        long stream = new RandomStreams(1, 0).stream("test");
        return IntStream.range(0, DRAWS)
                        .mapToLong(n -> delay.at(RandomStreams.uniform(stream, 7, n)))
                        .average()
                        .orElseThrow()
                / MS;
    }
}
