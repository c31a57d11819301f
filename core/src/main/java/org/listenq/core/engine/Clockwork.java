package org.listenq.core.engine;

/**
 * The simulated clock and the calendar that drive each other: the loop of event-scheduling simulation, and nothing
 * else.
 *
 * <p>It mirrors {@code DevsSimulator.run} of DSOL 4.3.2 without its locks, boxes and messages. Used by one thread at
 * a time; only {@link #halt} may come from another one.
 */
public final class Clockwork extends Scheduler {

    private final EventQueue queue = new EventQueue();
    private long now;
    private long firedCount;
    private long lastFired;
    private long lastFiredBefore;
    private volatile boolean halted;

    /** Is told what the clockwork is about to do and has done. */
    public interface Observer {

        /** The clock is about to change from an earlier time to {@code time}. */
        void timeChanges(long time);

        /** An event has fired without throwing. */
        void eventFired();
    }

    /** Returns the calendar. */
    public EventQueue queue() {
        return queue;
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public void arm(Event event, long delayNanos) {
        if ((delayNanos | (now + delayNanos)) < 0) {
            throw refused(delayNanos);
        }
        queue.addAfter(event, now, delayNanos);
    }

    @Override
    public void armTimer(Event event, long delayNanos, TimerModel model) {
        if ((delayNanos | (now + delayNanos)) < 0) {
            throw refused(delayNanos);
        }
        if (model == TimerModel.EXACT) {
            queue.addAfter(event, now, delayNanos);
        } else {
            queue.addTimer(event, now, delayNanos, model);
        }
    }

    /**
     * Lets {@code event} fire at {@code time}.
     *
     * @throws IllegalStateException if the event is armed already
     * @throws IllegalArgumentException if the time is past
     */
    public void armAt(Event event, long time) {
        if (time < now) {
            throw new IllegalArgumentException("cannot arm for " + time + " ns, it is " + now + " ns");
        }
        queue.add(event, time);
    }

    @Override
    public boolean cancel(Event event) {
        return queue.remove(event);
    }

    /** Lets events fire up to {@code horizon} inclusive; returns whether none is left there, false if it was halted. */
    public boolean run(long horizon) {
        while (!halted) {
            Event event = queue.poll(horizon);
            if (event == null) {
                return true;
            }
            advanceTo(event.time);
            event.fire();
        }
        return false;
    }

    /** As {@link #run(long)}, telling {@code observer}. */
    public boolean run(long horizon, Observer observer) {
        while (!halted) {
            Event event = queue.poll(horizon);
            if (event == null) {
                return true;
            }
            if (event.time != now) {
                observer.timeChanges(event.time);
            }
            advanceTo(event.time);
            event.fire();
            observer.eventFired();
        }
        return false;
    }

    /** Lets {@code event}, which was taken out of the calendar, fire at its time. */
    public void fire(Event event) {
        advanceTo(event.time);
        event.fire();
    }

    /** Ends {@link #run} after the event that is firing. */
    public void halt() {
        halted = true;
    }

    /** Allows {@link #run} again after {@link #halt}. */
    public void release() {
        halted = false;
    }

    /** Whether {@link #halt} was called since the last {@link #release}. */
    public boolean isHalted() {
        return halted;
    }

    /** Empties the calendar and sets clock and counters for a new run that starts at {@code start}. */
    public void reset(long start) {
        queue.clear();
        now = start;
        firedCount = 0;
        lastFired = start;
        lastFiredBefore = start;
    }

    /** Sets the clock without an event. */
    public void moveTo(long time) {
        now = time;
    }

    /** Takes the event that is firing for no event of the model: it does not count and is not the last one. */
    public void disown() {
        firedCount--;
        lastFired = lastFiredBefore;
    }

    /** Returns how many events of the model have fired since the {@linkplain #reset reset}. */
    public long firedCount() {
        return firedCount;
    }

    /** Returns when the last event of the model fired, the start time if none did. */
    public long lastFired() {
        return lastFired;
    }

    private void advanceTo(long time) {
        now = time;
        firedCount++;
        lastFiredBefore = lastFired;
        lastFired = time;
    }

    private IllegalArgumentException refused(long delayNanos) {
        return new IllegalArgumentException(
                "delay of " + delayNanos + " ns at " + now + " ns is negative or overflows");
    }
}
