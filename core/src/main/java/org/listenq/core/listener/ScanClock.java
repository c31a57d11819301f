package org.listenq.core.listener;

import org.jspecify.annotations.Nullable;
import org.listenq.core.engine.RandomStreams;

/** Where the {@link TableScan} of one listening socket is; without one it changes nothing. */
final class ScanClock {

    private final @Nullable TableScan scan;
    private final long hashStream;
    private long stepsBefore;
    private long firstStepAt;

    /** Makes the clock of a table whose hash {@code hashStream} addresses; the walk begins at bucket 0. */
    ScanClock(@Nullable TableScan scan, long hashStream) {
        this.scan = scan;
        this.hashStream = hashStream;
    }

    /** Learns that the table has its first entry now. */
    void filled(long now) {
        if (scan != null) {
            firstStepAt = now + scan.firstNanos();
        }
    }

    /** Learns that the table has no entry any more: the walk stands where it is. */
    void emptied(long now) {
        if (scan != null && now >= firstStepAt) {
            stepsBefore += (now - firstStepAt) / scan.intervalNanos() + 1;
        }
    }

    /** Returns how long after {@code now} the entry with {@code key} is looked at whose time comes in {@code nanos}. */
    long delay(long key, long now, long nanos) {
        if (scan == null) {
            return nanos;
        }
        long bucket = Long.remainderUnsigned(RandomStreams.bits(hashStream, key, 0), scan.buckets());
        long due = now + nanos;
        long step = Math.max(0, -Math.floorDiv(firstStepAt - due, scan.intervalNanos()));
        while (!covers(scan, stepsBefore + step, bucket)) {
            step++;
        }
        return firstStepAt + step * scan.intervalNanos() - now;
    }

    private static boolean covers(TableScan scan, long step, long bucket) {
        return Math.floorMod(bucket - step * scan.bucketsPerStep(), scan.buckets()) < scan.bucketsPerStep();
    }
}
