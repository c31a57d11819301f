package org.listenq.core.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which {@link Lane} serves which delay: a direct-mapped table that fills itself.
 *
 * <p>Two armings of the same delay fire in the order of arming, hence a lane for a delay needs no sorting. A delay
 * gets a lane when it came {@value #SIGHTINGS} times with no other delay of the same slot between, so that drawn
 * delays, which do not repeat, stay in the heap and evict nobody. A lane changes its delay only while it is empty.
 */
final class LaneTable {

    /** How often a delay must be seen before it is given a lane. */
    static final int SIGHTINGS = 8;

    /** So many lanes at most. */
    private static final int LANES = 1 << 7;

    /** Stands where there is no lane yet. */
    static final Lane NONE = new Lane();

    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;
    private static final int SHIFT = Long.SIZE - Integer.numberOfTrailingZeros(LANES);

    private final long[] candidates = vacant();
    private final int[] sightings = new int[LANES];
    private final Lane[] lanes = new Lane[LANES];

    LaneTable() {
        Arrays.fill(lanes, NONE);
    }

    /** Returns the lane for delays of {@code key}, or null if they have none (yet). */
    @Nullable
    Lane laneFor(long key) {
        int slot = (int) ((key * GOLDEN_RATIO) >>> SHIFT);
        Lane lane = lanes[slot];
        return lane.delay == key ? lane : consider(slot, key);
    }

    /**
     * Returns a key for delays of {@code delayNanos} that a timer model changes, different from the keys of exact
     * ones.
     */
    static long keyOfModelled(long delayNanos) {
        return ~(delayNanos >>> 1);
    }

    void forEach(EntryVisitor visitor) {
        for (Lane lane : lanes) {
            lane.forEach(visitor);
        }
    }

    /** Disarms everything that stands in lanes; the lanes keep their delays. */
    void clear() {
        for (Lane lane : lanes) {
            if (lane != NONE) {
                lane.disarm();
            }
        }
    }

    private @Nullable Lane consider(int slot, long key) {
        if (candidates[slot] != key) {
            candidates[slot] = key;
            sightings[slot] = 0;
        }
        return ++sightings[slot] < SIGHTINGS ? null : adopt(slot, key);
    }

    private @Nullable Lane adopt(int slot, long key) {
        Lane lane = lanes[slot];
        if (lane == NONE) {
            lane = new Lane();
            lanes[slot] = lane;
        } else if (lane.isArmed() || !lane.isEmpty()) {
            return null;
        }
        lane.disarm();
        lane.delay = key;
        return lane;
    }

    private static long[] vacant() {
        long[] none = new long[LANES];
        Arrays.fill(none, Lane.NO_DELAY);
        return none;
    }
}
