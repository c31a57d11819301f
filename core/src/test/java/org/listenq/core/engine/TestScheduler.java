package org.listenq.core.engine;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * A calendar for tests: the order that {@link Scheduler} promises, kept by a plain priority queue.
 *
 * <p>Stands in this package because only a calendar may write an event's time, stamp and position.
 */
public final class TestScheduler extends Scheduler {

    private static final int HIGHEST_PRIORITY = 11;
    private static final int PLACE_BITS = 58;
    private static final Event NOTHING = new Event() {
        @Override
        protected void fire() {}
    };

    private final PriorityQueue<Entry> calendar =
            new PriorityQueue<>(Comparator.<Entry>comparingLong(e -> e.time).thenComparingLong(e -> e.stamp));
    private final ArrayDeque<Entry> free = new ArrayDeque<>();
    private long now;
    private long sequence;
    private long fired;

    @Override
    public long now() {
        return now;
    }

    @Override
    public void arm(Event event, long delayNanos) {
        armTimer(event, delayNanos, TimerModel.EXACT);
    }

    @Override
    public void armTimer(Event event, long delayNanos, TimerModel model) {
        check(event, delayNanos);
        long number = sequence++;
        event.time = model.fireAt(now, delayNanos);
        long stamp =
                ((long) (HIGHEST_PRIORITY - event.priority()) << PLACE_BITS) | model.place(now, delayNanos, number);
        event.position = 0;
        calendar.add(entry(event, stamp));
    }

    private void check(Event event, long delayNanos) {
        if (event.isArmed()) {
            throw new IllegalStateException("armed already: " + event);
        }
        if (delayNanos < 0 || now > Long.MAX_VALUE - delayNanos) {
            throw new IllegalArgumentException("delay " + delayNanos + " ns at " + now + " ns");
        }
    }

    @Override
    public boolean cancel(Event event) {
        if (!event.isArmed()) {
            return false;
        }
        event.position = -1;
        return calendar.removeIf(entry -> entry.event == event);
    }

    /** Runs everything due up to and including {@code untilNanos}; the clock then stands there. */
    public void run(long untilNanos) {
        while (!calendar.isEmpty() && calendar.peek().time <= untilNanos) {
            step();
        }
        now = Math.max(now, untilNanos);
    }

    /** Runs until nothing is armed; the clock then stands at the last event. */
    public void runAll() {
        while (step()) {}
    }

    /** Runs the next event; returns whether there was one. */
    public boolean step() {
        Entry entry = calendar.poll();
        if (entry == null) {
            return false;
        }
        Event event = entry.event;
        free.add(entry);
        now = event.time;
        event.position = -1;
        fired++;
        event.fire();
        return true;
    }

    /** Number of events that are armed. */
    public int pending() {
        return calendar.size();
    }

    /** Number of events that have fired so far. */
    public long fired() {
        return fired;
    }

    private Entry entry(Event event, long stamp) {
        Entry reused = free.pollLast();
        Entry entry = reused == null ? new Entry() : reused;
        entry.event = event;
        entry.time = event.time;
        entry.stamp = stamp;
        return entry;
    }

    /** A place in the calendar, used again so that a run allocates nothing for it. */
    private static final class Entry {

        private Event event = NOTHING;
        private long time;
        private long stamp;
    }
}
