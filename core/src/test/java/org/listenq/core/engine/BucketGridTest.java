package org.listenq.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketGridTest {

    private static final int COUNT = 100_000;

    private final BucketGrid grid = new BucketGrid();
    private final int[] sizes = new int[BucketGrid.BUCKETS + 1];

    private void fit(LongUnaryOperator timeOf) {
        EventBags bags = new EventBags(1);
        long[] times = LongStream.range(0, COUNT).map(timeOf).toArray();
        for (long time : times) {
            bags.add(0, new RecordedEvent("e", RecordedEvent.newStory()), time, 0);
        }
        grid.fit(bags, 0, COUNT);
        for (long time : times) {
            sizes[grid.bucketOf(time)]++;
        }
    }

    @Test
    void evenTimes_fitted_bucketHasSomeHundred() {
        fit(i -> 1000 + 7 * i);
        assertThat(grid.start()).isEqualTo(1000);
        assertThat(sizes[0]).isBetween(200, 2000);
        assertThat(sizes[50]).isBetween(200, 2000);
    }

    @Test
    void exponentialTimes_fitted_bucketHasSomeHundredAndFewStandBeyond() {
        SplittableRandom random = new SplittableRandom(3);
        fit(i -> (long) (-1e9 * Math.log(random.nextDouble())));
        assertThat(sizes[0]).isBetween(200, 2000);
        assertThat(sizes[BucketGrid.BUCKETS]).isLessThan(COUNT / 10);
    }

    @Test
    void mostlyFarAway_fitted_theNearOnesDecide() {
        fit(i -> i % 8 == 0 ? 1000 + i : 1_000_000_000_000L + i * i);
        assertThat(sizes[0]).isBetween(200, 2000);
        assertThat(sizes[BucketGrid.BUCKETS]).isEqualTo(COUNT / 8 * 7);
    }

    @Test
    void oneTime_fitted_oneBucketOfOneNanosecond() {
        fit(i -> 5);
        assertThat(sizes[0]).isEqualTo(COUNT);
        assertThat(grid.lastOf(0)).isEqualTo(5);
        assertThat(grid.bucketOf(6)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1_000, 1_000_000_000, 1L << 46})
    void anyStep_fitted_bucketsBorderOnEachOther(long step) {
        fit(i -> 77 + step * i);
        for (int bucket : new int[] {0, 1, 500, BucketGrid.BUCKETS - 1}) {
            assertThat(grid.bucketOf(grid.lastOf(bucket))).isEqualTo(bucket);
            assertThat(grid.bucketOf(grid.lastOf(bucket) + 1)).isEqualTo(bucket + 1);
        }
        assertThat(grid.bucketOf(Long.MAX_VALUE)).isEqualTo(BucketGrid.BUCKETS);
    }

    @Test
    void endOfTime_fitted_lastDoesNotOverflow() {
        fit(i -> Long.MAX_VALUE - 1000 * i);
        assertThat(grid.bucketOf(Long.MAX_VALUE)).isLessThan(BucketGrid.BUCKETS);
        assertThat(grid.lastOf(grid.bucketOf(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
        assertThat(grid.lastOf(BucketGrid.BUCKETS - 1)).isEqualTo(Long.MAX_VALUE);
    }
}
