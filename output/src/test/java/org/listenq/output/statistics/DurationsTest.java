package org.listenq.output.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.listenq.output.statistics.Samples.upTo;

import com.google.common.base.Strings;
import com.google.common.io.ByteStreams;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Few durations (up to 1024) are kept one by one, many in a histogram; every figure must not care which. */
class DurationsTest {

    private static final long MICRO = 1_000;

    /** The figures of {@code of}, in one line. */
    private static String told(Durations of) {
        return of.count() + " " + of.min() + " " + of.max() + " " + of.mean() + " " + of.percentile(50) + " "
                + of.percentile(99.9);
    }

    @ParameterizedTest
    @ValueSource(ints = {1023, 1024, 1025, 1026, 3000})
    void upToSoMany_figures_areThoseOfTheNumbers(int count) {
        Durations durations = upTo(count);
        long half = (count + 1L) / 2 * MICRO;
        assertThat(durations.count()).isEqualTo(count);
        assertThat(durations.min()).isEqualTo(MICRO);
        assertThat(durations.max()).isEqualTo(count * MICRO);
        assertThat(durations.mean()).isEqualTo((count + 1L) * MICRO / 2);
        assertThat(Math.abs(durations.percentile(50) - half)).isLessThanOrEqualTo(durations.error(half));
        assertThat(durations.countAbove(count / 2 * MICRO)).isBetween(count - count / 2 - 3L, count - count / 2 + 0L);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 5",
        "5, 0",
        "5, 5",
        "512, 512",
        "512, 513",
        "1024, 1",
        "1, 1024",
        "1025, 10",
        "10, 1025",
        "3000, 3000"
    })
    void twoMerged_figures_areThoseOfOne(int left, int right) {
        Durations merged = Samples.of();
        Durations other = Samples.of();
        Durations one = Samples.of();
        for (int i = 1; i <= left + right; i++) {
            (i <= left ? merged : other).add(i * MICRO);
            one.add(i * MICRO);
        }
        merged.mergeWith(other);
        assertThat(told(merged)).isEqualTo(told(one));
        merged.add(7);
        one.add(7);
        assertThat(told(merged)).isEqualTo(told(one));
        assertThat(merged.countAbove(7)).isEqualTo(left + right);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1024, 1025, 5000})
    void sameDurationInARow_counted_isInEveryFigure(int times) {
        Durations durations = Samples.of(3_000);
        for (int i = 0; i < times; i++) {
            durations.add(1_000);
        }
        assertThat(durations.mean()).isEqualTo(Math.round((3_000 + 1_000.0 * times) / (times + 1)));
        assertThat(durations.percentile(50)).isEqualTo(1_000);
        assertThat(durations.countAbove(1_000)).isEqualTo(1);
        durations.add(1_000);
        assertThat(durations.countAbove(500)).isEqualTo(times + 2);
    }

    @Test
    void asManyAsAreKept_percentile_isExactAndOfOneMoreRounded() {
        Durations durations = Samples.of();
        for (int i = 1; i <= 1024; i++) {
            durations.add(i * 1_000_003L);
        }
        assertThat(durations.percentile(50)).isEqualTo(512 * 1_000_003L);
        durations.add(1);
        assertThat(durations.percentile(50)).isEqualTo(512_000_000);
    }

    @Test
    void sameDurationInARow_askedFirst_isCounted() {
        assertThat(manyThenLonger().countAbove(2 * MICRO)).isEqualTo(3000);
        assertThat(manyThenLonger().countAbove(9 * MICRO)).isZero();
        assertThat(manyThenLonger().percentile(90)).isEqualTo(9 * MICRO);
    }

    /** As many of 1 us as are kept one by one, then 3000 of 9 us, of which nobody has asked anything. */
    private static Durations manyThenLonger() {
        Durations durations = Samples.of();
        for (int i = 0; i < 1024 + 3000; i++) {
            durations.add(i < 1024 ? MICRO : 9 * MICRO);
        }
        return durations;
    }

    @ParameterizedTest
    @CsvSource({
        "-1, a histogram of -1 bytes",
        "0, a broken histogram",
        "16777217, a histogram of 16777217 bytes",
        "16777216, ''"
    })
    void histogramOfAnotherLength_read_isRefused(int length, String says) {
        var out = ByteStreams.newDataOutput();
        out.writeLong(2000);
        out.writeLong(MICRO);
        out.writeLong(MICRO);
        out.writeLong(0);
        out.writeLong(2000 * MICRO);
        out.writeInt(length);
        var in = new DataInputStream(new ByteArrayInputStream(out.toByteArray()));
        assertThatThrownBy(() -> Durations.readFrom(in))
                .isInstanceOf(IOException.class)
                .satisfies(refused ->
                        assertThat(Strings.nullToEmpty(refused.getMessage())).isEqualTo(says));
    }

    @ParameterizedTest
    @CsvSource({
        // of 1..10 us and so many that never ended: percent, microseconds; -1 stands for never
        "0, 50, 5",
        "10, 50, 10",
        "10, 51, -1",
        "10, 25, 5",
        "10, 0, 1",
        "1, 90, 10",
        "1, 91, -1"
    })
    void someNeverEnded_percentile_countsThemAsTheLongest(long never, double percent, long expected) {
        assertThat(upTo(10).percentile(percent, never)).isEqualTo(expected < 0 ? Durations.NEVER : expected * MICRO);
    }

    @Test
    void noneEnded_percentile_isNeverOrNothing() {
        assertThat(Samples.of().percentile(50, 3)).isEqualTo(Durations.NEVER);
        assertThat(Samples.of().percentile(50, 0)).isEqualTo(-1);
    }

    @Test
    void error_ofFewNone_ofManyHalfABucketAndTheRounding() {
        assertThat(upTo(1024).error(500 * MICRO)).isZero();
        assertThat(upTo(1025).error(Durations.NEVER)).isZero();
        // three digits in 2048 steps up to a power of two: buckets at 500 us, which is below 2^19 ns, are 256 wide
        assertThat(upTo(1025).error(500 * MICRO)).isEqualTo((256 + 1) / 2 + 250);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1024, 1025, 3000})
    void written_readBack_figuresAndMergingGoOn(int count) throws IOException {
        Durations durations = upTo(count);
        var out = ByteStreams.newDataOutput();
        durations.writeTo(out);
        out.writeInt(77);
        var in = ByteStreams.newDataInput(out.toByteArray());
        Durations read = Durations.readFrom(in);
        assertThat(in.readInt()).isEqualTo(77);
        assertThat(told(read)).isEqualTo(told(durations));
        read.mergeWith(Samples.of(50_000_000_000L));
        durations.mergeWith(Samples.of(50_000_000_000L));
        assertThat(told(read)).isEqualTo(told(durations));
        assertThat(read.countAbove(40_000_000_000L)).isEqualTo(1);
    }

    /** Two durations of 3 and 5 s: their sum is 8 s, and anything from 6 to 10 s would be possible. */
    @ParameterizedTest
    @CsvSource({"5, false", "6, true", "10, true", "11, false", "9223372036854775807, false"})
    void written_withAnotherSum_isReadOnlyIfItIsPossible(long seconds, boolean possible) throws IOException {
        var out = ByteStreams.newDataOutput();
        out.writeLong(2);
        out.writeLong(3_000_000_000L);
        out.writeLong(5_000_000_000L);
        out.writeLong(seconds);
        out.writeLong(0);
        out.writeLong(3_000_000_000L);
        out.writeLong(5_000_000_000L);
        var in = ByteStreams.newDataInput(out.toByteArray());
        if (possible) {
            assertThat(Durations.readFrom(in).mean()).isEqualTo(seconds * 500_000_000L);
        } else {
            assertThatThrownBy(() -> Durations.readFrom(in))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("2 durations from 3000000000 to 5000000000 ns with a sum of ");
        }
    }
}
