package org.listenq.core.engine;

/**
 * The simulated clock and the calendar of what happens next.
 *
 * <p>Events with equal times run by {@linkplain Event#priority() priority}, higher first, then in the order in which
 * they were armed: one sequence counter serves everything. All times are nanoseconds since the start of the run.
 *
 * <p>A class, not an interface: of a class that has one subclass only, the JIT compiler binds every call at once.
 */
public abstract class Scheduler {

    /** The simulated time in nanoseconds. */
    public abstract long now();

    /**
     * Lets {@code event} fire {@code delayNanos} from now.
     *
     * @throws IllegalStateException if the event is armed already
     * @throws IllegalArgumentException if the delay is negative or the sum overflows
     */
    public abstract void arm(Event event, long delayNanos);

    /**
     * Lets {@code event} fire when and where among equals {@code model} says a timer of {@code delayNanos} armed now
     * fires.
     *
     * @throws IllegalStateException if the event is armed already
     * @throws IllegalArgumentException if the delay is negative or the sum overflows
     */
    public abstract void armTimer(Event event, long delayNanos, TimerModel model);

    /** Takes {@code event} out of the calendar; returns whether it was armed. O(log n) at most. */
    public abstract boolean cancel(Event event);
}
