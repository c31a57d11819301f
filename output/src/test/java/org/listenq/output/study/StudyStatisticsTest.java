package org.listenq.output.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.listenq.output.statistics.Durations;
import org.listenq.output.statistics.Samples;

/** Intervals, differences, corrections and percentiles against numbers worked out elsewhere. */
class StudyStatisticsTest {

    private static final double INFINITE = Double.POSITIVE_INFINITY;

    @Test
    void fiveNumbers_estimated_giveTheTextbooksInterval() {
        Estimate estimate = Estimate.of(new double[] {1, 2, 3, 4, 5}, 0.95);
        assertThat(estimate.mean()).isEqualTo(3);
        assertThat(estimate.sd()).isCloseTo(1.58113883, within(1e-8));
        assertThat(estimate.half()).isCloseTo(2.776445105 * 1.58113883 / Math.sqrt(5), within(1e-7));
    }

    @Test
    void equalNumbers_estimated_haveNoWidth() {
        Estimate estimate = Estimate.of(new double[] {0.1, 0.1, 0.1}, 0.95);
        assertThat(estimate.mean()).isEqualTo(0.1);
        assertThat(estimate.half()).isZero();
    }

    @Test
    void oneThatNeverEnded_estimated_leavesNoMean() {
        Estimate estimate = Estimate.of(new double[] {1, INFINITE, Double.NaN, 2}, 0.95);
        assertThat(estimate.n()).isEqualTo(3);
        assertThat(estimate.never()).isEqualTo(1);
        assertThat(estimate.mean()).isInfinite();
        assertThat(estimate.half()).isNaN();
        assertThat(estimate.isWithin(0.5)).isFalse();
    }

    @Test
    void pairsWithLikeChance_compared_haveASmallVariance() {
        double[] ours = {11, 22, 33, 44};
        double[] theirs = {10, 20, 30, 40};
        Comparison comparison = Comparison.of(new int[] {1, 0, 0}, ours, theirs, 0.95);
        assertThat(comparison.difference().mean()).isEqualTo(2.5);
        assertThat(comparison.difference().variance()).isCloseTo(5 / 3.0, within(1e-12));
        assertThat(comparison.independentVariance()).isCloseTo(500 / 3.0 * 1.21 + 500 / 3.0, within(1e-9));
        assertThat(comparison.p()).isCloseTo(0.030466291, within(1e-8));
    }

    @ParameterizedTest
    @CsvSource({"HOLM, '0.03, 0.06, 0.06, 0.02'", "BONFERRONI, '0.04, 0.12, 0.16, 0.02'"})
    void pValues_adjusted_asInTheBooks(Comparison.Adjustment adjustment, String expected) {
        double[] p = {0.01, 0.03, 0.04, 0.005};
        List<Comparison> all = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            Estimate estimate = new Estimate(5, 0, 1, 1, 1, 0, 2);
            all.add(new Comparison(i + 1, 0, 0, estimate, 1, p[i], Double.NaN, ""));
        }
        assertThat(Comparison.adjusted(all, adjustment, 0.95))
                .extracting(each -> Unit.NUMBER.text(each.adjusted()))
                .containsExactlyElementsOf(ImmutableList.copyOf(expected.split(", ", -1)));
    }

    @Test
    void verdicts_ofFourKinds_sayWhatWasFound() {
        Comparison lower =
                Comparison.of(new int[] {1, 0, 0}, new double[] {1, 2, 3}, new double[] {11, 12, 13.1}, 0.95);
        Comparison equal = Comparison.of(new int[] {2, 0, 0}, new double[] {1, 2, 3}, new double[] {1, 2, 3}, 0.95);
        Comparison open = Comparison.of(new int[] {3, 0, 0}, new double[] {1, 2, 3}, new double[] {2, 0, 4}, 0.95);
        Comparison never = Comparison.of(new int[] {4, 0, 0}, new double[] {1, INFINITE}, new double[] {2, 1}, 0.95);
        assertThat(Comparison.adjusted(List.of(lower, equal, open, never), Comparison.Adjustment.HOLM, 0.95))
                .extracting(Comparison::verdict)
                .containsExactly(
                        "lower", "equal", "no difference shown", "never in 1 of 2 runs, in the baseline in 0 of 2");
    }

    @ParameterizedTest
    @CsvSource({"81, 9", "90, 10", "91, never", "100, never"})
    void percentileOfCallsThatNeverEnd_taken_countsThemAsLongest(double percent, String expected) {
        Durations ten = Samples.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        long value = ten.percentile(percent, 1);
        assertThat(value == Durations.NEVER ? "never" : Long.toString(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 1024, 1025, 5000})
    void durations_writtenAndRead_areTheSame(int count) throws IOException {
        Durations durations = Samples.upTo(count);
        Observation observation =
                new Observation(ImmutableSortedMap.of("calls", 7L), ImmutableSortedMap.of("connect", durations));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        observation.writeTo(new DataOutputStream(bytes));
        Observation read = Observation.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        Durations again = read.times().getOrDefault("connect", new Durations());
        assertThat(read.counts()).isEqualTo(observation.counts());
        assertThat(again.count()).isEqualTo(count);
        assertThat(again.mean()).isEqualTo(durations.mean());
        assertThat(again.percentile(99)).isEqualTo(durations.percentile(99));
        again.mergeWith(Samples.upTo(2000));
        assertThat(again.count()).isEqualTo(count + 2000);
    }

    @Test
    void manyDurations_percentile_isWithinItsErrorOfTheTruth() {
        Durations many = Samples.upTo(100_000);
        long value = many.percentile(90);
        assertThat((double) value).isCloseTo(90_000 * 1000.0, within((double) many.error(value)));
        assertThat(many.error(value)).isPositive().isLessThan(value / 500);
        assertThat(Samples.upTo(100).error(5)).isZero();
    }

    @Test
    void partsMergedInTwoWays_percentiles_areTheSame() {
        Durations left = Samples.upTo(700);
        left.mergeWith(Samples.upTo(900));
        Durations right = Samples.upTo(900);
        right.mergeWith(Samples.upTo(700));
        for (double percent : new double[] {1, 50, 99, 100}) {
            assertThat(left.percentile(percent)).isEqualTo(right.percentile(percent));
        }
    }

    @Test
    void metrics_ofAnObservation_areRead() {
        Observation observation = new Observation(
                ImmutableSortedMap.of(
                        "calls", 8L,
                        "completed", 5L,
                        "counter.server.TcpExtListenDrops", 12L,
                        "outcome.timed-out", 2L,
                        "queue.main.completed.mean", 2_500_000L,
                        "queue.other.completed.peak", 4L),
                ImmutableSortedMap.of("connect", Samples.of(10, 20, 30, 40, 50, 60)));
        Map<String, Double> values = ImmutableMap.<String, Double>builder()
                .put("connect.mean", 35.0)
                .put("connect.p75", 60.0)
                .put("connect.p76", INFINITE)
                .put("share.failed", 0.25)
                .put("count.timed-out", 2.0)
                .put("counter.TcpExtListenDrops", 12.0)
                .put("counter.c.TcpExtListenDrops", 0.0)
                .put("queue.main.completed.mean", 2.5)
                .put("queue.completed.peak", 4.0)
                .put("queue.incomplete.peak", 0.0)
                .buildOrThrow();
        values.forEach(
                (name, value) -> assertThat(Metrics.find(name).orElseThrow().of(observation))
                        .as(name)
                        .isEqualTo(value));
        assertThat(Metrics.find("accept.wait.mean").orElseThrow().of(observation))
                .isNaN();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"connect", "connect.p", "connect.p0", "connect.p100", "share.x", "queue.full.peak", "counter."})
    void wrongMetric_sought_isNone(String name) {
        assertThat(Metrics.find(name)).isEmpty();
        assertThat(Metrics.complaint(name)).isPresent();
    }

    @Test
    void estimates_forPeople_areRoundedToTwoDigitsOfTheHalfWidth() {
        assertThat(Unit.NUMBER.brief(12.3456, 0.0721)).isEqualTo("12.346 \u00b1 0.073");
        assertThat(Unit.SECONDS.brief(1_028_000_000, 0)).isEqualTo("1.028 \u00b1 0");
        assertThat(Unit.NUMBER.brief(1234.5, 120)).isEqualTo("1230 \u00b1 120");
        assertThat(Unit.SECONDS.text(INFINITE)).isEqualTo("never");
    }

    @Test
    void erlangB_ofTenErlangsAndTenServers_isTheTabledValue() {
        assertThat(Erlang.blocking(10, 10)).isCloseTo(0.2146, within(5e-5));
    }
}
