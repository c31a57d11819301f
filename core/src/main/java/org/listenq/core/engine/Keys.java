package org.listenq.core.engine;

/**
 * The order of events: (time, stamp), smaller first.
 *
 * <p>A stamp holds 16 minus the priority in its top bits and the place (see {@link TimerModel#place}) in the lower
 * 58: DSOL's order of {@code SimEventInterface.compareTo} (time, then higher priority, then first come) in two
 * comparisons.
 */
final class Keys {

    /** Bits of a stamp that hold the place. */
    static final int PLACE_BITS = 58;

    /** One past the highest priority; 10 is DSOL's {@code MAX_PRIORITY}, its warm-up event has 11. */
    static final int PRIORITIES = 12;

    private Keys() {}

    static boolean before(long time, long stamp, long otherTime, long otherStamp) {
        return time < otherTime || (time == otherTime && stamp < otherStamp);
    }

    /** Returns the stamp of an event that stands where its sequence number says. */
    static long ordinary(Event event, long sequence) {
        return ((16L - event.priority()) << PLACE_BITS) | TimerModel.NEUTRAL | sequence;
    }

    static long stamp(int priority, long place) {
        if (place >>> PLACE_BITS != 0) {
            throw new IllegalArgumentException("place " + place + " out of range");
        }
        return ((16L - priority) << PLACE_BITS) | place;
    }
}
