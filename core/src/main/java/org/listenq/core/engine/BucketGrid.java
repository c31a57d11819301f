package org.listenq.core.engine;

import java.util.Arrays;

/**
 * Which of {@value #BUCKETS} buckets of equal width a time belongs to.
 *
 * <p>The width is a power of two, chosen so that near the earliest event a bucket holds about {@value #AIM} events. The
 * latest events have no say: a few of them far away would make all others share a bucket.
 */
final class BucketGrid {

    /** Number of buckets; later times belong to the number that this is. */
    static final int BUCKETS = 1 << 12;

    private static final int AIM = 1 << 9;

    /** The earliest one in so many events decides. */
    private static final int SHARE = 16;

    /** Keeps the span of all buckets below 2^63. */
    private static final int WIDEST = 50;

    /** How many events are within 2^i of the start, but not within 2^(i-1), at i. */
    private final int[] within = new int[Long.SIZE];

    private long start;
    private int shift;

    /** Returns the earliest time that belongs to a bucket. */
    long start() {
        return start;
    }

    /** Returns the bucket of {@code time}, which must not be before the start. */
    int bucketOf(long time) {
        return (int) Math.min(BUCKETS, (time - start) >>> shift);
    }

    /** Returns the latest time that belongs to {@code bucket}. */
    long lastOf(int bucket) {
        long last = start + ((bucket + 1L) << shift) - 1;
        return last < start ? Long.MAX_VALUE : last;
    }

    /** Adapts start and width to the {@code count} events in a bag. */
    void fit(EventBags bags, int bag, int count) {
        start = Long.MAX_VALUE;
        bags.forEach(bag, (event, time, stamp) -> start = Math.min(start, time));
        Arrays.fill(within, 0);
        bags.forEach(bag, (event, time, stamp) -> within[Long.SIZE - Long.numberOfLeadingZeros(time - start)]++);
        int bits = 0;
        int near = within[0];
        while (near < count / SHARE) {
            near += within[++bits];
        }
        shift = Math.min(WIDEST, Math.max(0, bits - log2(Math.max(1, near / AIM))));
    }

    private static int log2(int value) {
        return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(value);
    }
}
