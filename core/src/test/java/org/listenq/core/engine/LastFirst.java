package org.listenq.core.engine;

/** A timer model for tests: nominal time rounded up to a grid, the last armed first, as buckets of a timer wheel do. */
public record LastFirst(long grid) implements TimerModel {

    @Override
    public long fireAt(long now, long delayNanos) {
        return Math.floorDiv(now + delayNanos + grid - 1, grid) * grid;
    }

    @Override
    public long place(long now, long delayNanos, long sequence) {
        return NEUTRAL | ((1L << SEQUENCE_BITS) - 1 - sequence);
    }
}
