package org.listenq.core.engine;

import org.jspecify.annotations.Nullable;

/**
 * Something that happens at a simulated time: a reusable object that its owner arms, cancels and arms again.
 *
 * <p>An event is in at most one calendar at a time. While it fires it is no longer armed, so it may arm itself again.
 */
public abstract class Event {

    /** Priority of ordinary events; as in DSOL, higher numbers run first. */
    public static final int NORMAL_PRIORITY = 5;

    /** Position of an event that stands in no calendar. */
    static final int NOT_ARMED = -1;

    /** When it fires, in nanoseconds; meaningful while armed and while firing. Written by the calendar. */
    long time;

    /** Its place among events of its time, see {@link Keys}; written by the {@link Lane} in which it stands. */
    long stamp;

    /** Where the calendar holds it: index in the heap, or {@link Lane#FLAG}; {@link #NOT_ARMED} otherwise. */
    int position = NOT_ARMED;

    /** The event after it in its {@link Lane}, or the lane; null outside lanes. */
    @Nullable
    Event next;

    /** The event before it in its {@link Lane}, or the lane; null outside lanes. */
    @Nullable
    Event previous;

    private final byte priority;

    /** Makes an ordinary event that is not armed. */
    protected Event() {
        this(NORMAL_PRIORITY);
    }

    /** Makes an event that is not armed, of a priority from 0 to 11. */
    protected Event(int priority) {
        if (priority < 0 || priority >= Keys.PRIORITIES) {
            throw new IllegalArgumentException("priority " + priority + " out of range");
        }
        this.priority = (byte) priority;
    }

    /** Does what is to happen at this time. */
    protected abstract void fire();

    /** Priority among events of equal time, 0 to 11; the higher runs first. */
    public final int priority() {
        return priority;
    }

    /** Whether it stands in a calendar. */
    public final boolean isArmed() {
        return position >= 0;
    }

    /** When it fires (while armed) or fired last, in nanoseconds. */
    public final long time() {
        return time;
    }

    /** Forgets that it stands in a calendar. Called by the calendar only. */
    void disarm() {
        position = NOT_ARMED;
    }
}
