package org.listenq.core.engine;

/**
 * When a timer of a given length really fires, and where it stands among events of the same time.
 *
 * <p>A model holds no state: it maps the moment of arming and the nominal delay to a time and a place.
 */
public interface TimerModel {

    /** Fires at the nominal time, first armed first. */
    TimerModel EXACT = new TimerModel() {
        @Override
        public long fireAt(long now, long delayNanos) {
            return Math.addExact(now, delayNanos);
        }

        @Override
        public long place(long now, long delayNanos, long sequence) {
            return NEUTRAL | sequence;
        }
    };

    /** Bits of a place that hold the sequence number. */
    int SEQUENCE_BITS = 52;

    /** The class of a place that ordinary events have; classes 0 to 31 come before it, 33 to 63 after it. */
    long NEUTRAL = 32L << SEQUENCE_BITS;

    /**
     * Returns the time, in nanoseconds, at which a timer armed at {@code now} for {@code delayNanos} fires; never
     * before {@code now}.
     */
    long fireAt(long now, long delayNanos);

    /**
     * Returns the place among events of equal time and priority: smaller runs first. The upper six of its 58 bits are a
     * class, the lower {@value #SEQUENCE_BITS} come from {@code sequence}, the number that the scheduler gave to this
     * arming (complemented, they make the last armed run first).
     */
    long place(long now, long delayNanos, long sequence);

    /** Returns the model of the timers of half-open connections, which may stand before others of their time. */
    default TimerModel ofRequests() {
        return this;
    }

    /** Returns the model of one timer, for a model whose timers differ. */
    default TimerModel ofTimer() {
        return this;
    }

    /** Returns the model of timers that are armed while a timer fires. */
    default TimerModel whileFiring() {
        return this;
    }

    /** Whether an armed timer that is armed again for the time that it has keeps its place. */
    default boolean keepsPlace() {
        return false;
    }

    /** Whether equal delays come again and again, so that a {@link Lane} of their own is worth looking for. */
    default boolean repeats() {
        return true;
    }

    /** Returns the delay that a system's clock can express, not shorter than {@code delayNanos}. */
    default long inTicks(long delayNanos) {
        return delayNanos;
    }

    /** Returns the shortest delay that a protocol timer is armed for. */
    default long shortest() {
        return 0;
    }
}
