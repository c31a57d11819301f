package org.listenq.output.study;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.commons.statistics.distribution.TDistribution;

/** Student's distribution; rounded to ten digits, so that no processor's last bit reaches a table. */
final class Student {

    private static final MathContext TEN = new MathContext(10);
    private static final ConcurrentMap<Key, Double> QUANTILES = new ConcurrentHashMap<>();

    private Student() {}

    private record Key(int degrees, double confidence) {}

    /** Returns how many standard errors a two-sided interval of {@code confidence} reaches. */
    static double reach(int degrees, double confidence) {
        return QUANTILES.computeIfAbsent(
                new Key(degrees, confidence),
                key -> rounded(TDistribution.of(degrees).inverseSurvivalProbability((1 - confidence) / 2)));
    }

    /** Returns the chance of a value at least as far from 0 as {@code t}, on either side. */
    static double twoSided(int degrees, double t) {
        return rounded(2 * TDistribution.of(degrees).survivalProbability(Math.abs(t)));
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(TEN).doubleValue();
    }
}
