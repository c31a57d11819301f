package org.listenq.core.engine;

/**
 * Something that happens at a simulated time: a reusable object that its owner arms, cancels and arms again.
 *
 * <p>An event is in at most one calendar at a time. While it fires it is no longer armed, so it may arm itself again.
 */
public abstract class Event {

    /** Priority of ordinary events; as in DSOL, higher numbers run first. */
    public static final int NORMAL_PRIORITY = 5;

    /** When it fires, in nanoseconds; meaningful while armed and while firing. Written by the calendar. */
    long time;

    /** Priority and place packed so that smaller runs first. Written by the calendar. */
    long stamp;

    /** Where the calendar holds it; -1 when it is not armed. Written by the calendar. */
    int position = -1;

    /** Does what is to happen at this time. */
    protected abstract void fire();

    /** Priority among events of equal time, 0 to 11; the higher runs first. Constant for an event. */
    public int priority() {
        return NORMAL_PRIORITY;
    }

    /** Whether it stands in a calendar. */
    public final boolean isArmed() {
        return position >= 0;
    }

    /** When it fires (while armed) or fired last, in nanoseconds. */
    public final long time() {
        return time;
    }
}
