package org.listenq.core.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.listenq.core.engine.RandomStreams;
import org.listenq.core.segment.Connection;
import org.listenq.core.trace.EventKind;

/** The walk over a table of requests; times are milliseconds. */
class ScanClockTest {

    private static final long MILLISECOND = 1_000_000;
    private static final long STREAM = 99;

    private static ScanClock clock(long buckets, long perStep) {
        return new ScanClock(new TableScan(buckets, 1_000 * MILLISECOND, 200 * MILLISECOND, perStep), STREAM);
    }

    /** A key that the hash sends to {@code bucket} of {@code buckets}. */
    private static long keyOf(long bucket, long buckets) {
        long key = 0;
        while (Long.remainderUnsigned(RandomStreams.bits(STREAM, key, 0), buckets) != bucket) {
            key++;
        }
        return key;
    }

    private static long delay(ScanClock clock, long bucket, long now, long nominal) {
        return clock.delay(keyOf(bucket, 16), now * MILLISECOND, nominal * MILLISECOND) / MILLISECOND;
    }

    @ParameterizedTest
    @CsvSource({
        // 16 buckets, 6 a step: steps at 1000, 1200, 1400 .. cover 0-5, 6-11, 12-15 and 0-1, 2-7, 8-13, 14-15 and 0-3
        "0, 0, 1000, 1000",
        "5, 0, 1000, 1000",
        "6, 0, 1000, 1200",
        "11, 0, 1000, 1200",
        "15, 0, 1000, 1400",
        // one made at 1 ms is due at 1001: bucket 0 comes by again at 1400, bucket 5 at 1600, bucket 6 at 1200
        "0, 1, 1000, 1399",
        "5, 1, 1000, 1599",
        "6, 1, 1000, 1199",
        // after it was looked at at 1000, 2 s more: the walk covers bucket 0 again at 3000, bucket 5 at 3400
        "0, 1000, 2000, 2000",
        "6, 1200, 2000, 2000"
    })
    void timer_ofOneBucket_firesWhenTheWalkComesBy(long bucket, long now, long nominal, long late) {
        ScanClock clock = clock(16, 6);
        clock.filled(0);
        long delay = delay(clock, bucket, now, nominal);
        assertThat(delay).isBetween(nominal, nominal + 600).isEqualTo(late);
    }

    @Test
    void walk_ofAnEmptyTable_standsAndGoesOnLater() {
        ScanClock clock = clock(16, 6);
        clock.filled(0);
        clock.emptied(1_100 * MILLISECOND);
        clock.filled(5_000 * MILLISECOND);
        assertThat(delay(clock, 6, 5_000, 1_000)).isEqualTo(1_000);
        assertThat(delay(clock, 0, 5_000, 1_000)).isEqualTo(1_200);
        clock.emptied(5_500 * MILLISECOND);
        clock.filled(7_000 * MILLISECOND);
        assertThat(delay(clock, 6, 7_000, 1_000)).isEqualTo(1_000);
    }

    @Test
    void stepThatCoversMoreThanTheTable_everyTimer_isLateByTheStepOnly() {
        ScanClock clock = clock(16, 32);
        clock.filled(0);
        for (long bucket = 0; bucket < 16; bucket++) {
            assertThat(delay(clock, bucket, 50, 1_000)).isEqualTo(1_150);
        }
    }

    @Test
    void noScan_timer_isExact() {
        ScanClock clock = new ScanClock(null, STREAM);
        clock.filled(0);
        clock.emptied(7);
        assertThat(clock.delay(3, 50, 1_000)).isEqualTo(1_000);
    }

    /** Two buckets, one a step: whichever is the entry's, the walk has passed it when it comes back after 3 s. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void listener_whoseTableEmpties_goesOnWithTheWalkWhereItStood(int client) {
        FakePolicy policy = new FakePolicy();
        policy.scan = Optional.of(new TableScan(2, 1_000 * MILLISECOND, 200 * MILLISECOND, 1));
        ListenerRig rig = new ListenerRig(policy, 5);
        for (int i = 0; i < client; i++) {
            rig.connection();
        }
        Connection connection = rig.connection();
        rig.syn(connection);
        rig.runTo(2_000);
        rig.syn(connection);
        rig.runTo(4_000);
        List<Long> ends = rig.rows.stream()
                .filter(row -> row.kind() == EventKind.SYNQ_REMOVE)
                .map(row -> row.timeNanos() / MILLISECOND)
                .toList();
        assertThat(ends).hasSize(2);
        assertThat(ends.get(0)).isIn(1_000L, 1_200L);
        assertThat(ends.get(1)).isEqualTo(3_200);
    }
}
