package org.listenq.core.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calendar: armed events in the order in which they fire.
 *
 * <p>A 4-ary heap holds events of irregular delays and the heads of the {@linkplain Lane lanes}, which hold events of
 * constant delays. One sequence counter serves all of them, so the order does not depend on where an event stands:
 * time, then priority (higher first), then place (see {@link TimerModel}). Nothing is allocated once the arrays are
 * large enough.
 */
public final class EventQueue {

    private static final Comparator<Entry> BY_KEY =
            Comparator.comparingLong(Entry::time).thenComparingLong(Entry::stamp);

    private final EventHeap heap = new EventHeap();
    private final LaneTable lanes = new LaneTable();
    private long sequence;
    private int size;

    /** An event and its key. */
    private record Entry(Event event, long time, long stamp) {}

    /** Returns the number of armed events. */
    public int size() {
        return size;
    }

    /** Adds an event that fires at {@code time}, after all of the same time and priority that are here. */
    public void add(Event event, long time) {
        refuseArmed(event);
        long stamp = Keys.stamp(event.priority(), TimerModel.NEUTRAL | sequence++);
        size++;
        event.time = time;
        heap.push(event, time, stamp);
    }

    /** Takes out {@code event}; returns whether it was here. */
    public boolean remove(Event event) {
        int position = event.position;
        if (position < 0) {
            return false;
        }
        if ((position & Lane.FLAG) == 0) {
            heap.remove(position);
        } else {
            lanes.laneAt(position).remove(position);
        }
        event.position = Event.NOT_ARMED;
        size--;
        return true;
    }

    /** Returns the event that fires first, or null if there is none. */
    public @Nullable Event first() {
        heap.settle();
        while (!heap.isEmpty()) {
            if (!(heap.top() instanceof Lane lane)) {
                return heap.top();
            }
            if (lane.headIs(heap.topTime(), heap.topStamp())) {
                return lane.head();
            }
            renewTop(lane);
        }
        return null;
    }

    /**
     * Takes out and returns the event that fires first, or returns null if none fires up to {@code horizon}
     * inclusive.
     */
    public @Nullable Event poll(long horizon) {
        heap.settle();
        while (heap.topTime() <= horizon && !heap.isEmpty()) {
            Event event = heap.top();
            if (event instanceof Lane lane) {
                event = pollLane(lane);
            } else {
                heap.vacateTop();
            }
            if (event != null) {
                event.position = Event.NOT_ARMED;
                size--;
                return event;
            }
        }
        return null;
    }

    /** Disarms everything and starts the sequence anew. */
    public void clear() {
        heap.clear(Event::disarm);
        lanes.clear();
        size = 0;
        sequence = 0;
    }

    /** Returns the armed events in the order in which they fire: a copy, for display and tests. */
    public List<Event> inOrder() {
        List<Entry> entries = new ArrayList<>(size);
        heap.forEach((event, time, stamp) -> {
            if (!(event instanceof Lane)) {
                entries.add(new Entry(event, time, stamp));
            }
        });
        lanes.forEach((event, time, stamp) -> entries.add(new Entry(event, time, stamp)));
        entries.sort(BY_KEY);
        return entries.stream().map(Entry::event).toList();
    }

    /** Adds an event that fires {@code delay} after {@code now}; the sum must be a valid time. */
    void addAfter(Event event, long now, long delay) {
        refuseArmed(event);
        long stamp = Keys.stamp(event.priority(), TimerModel.NEUTRAL | sequence++);
        insert(event, now + delay, stamp, delay);
    }

    /** Adds an event when and where {@code model} says; {@code delay} must not be negative. */
    void addTimer(Event event, long now, long delay, TimerModel model) {
        refuseArmed(event);
        long time = model.fireAt(now, delay);
        if (time < now) {
            throw new IllegalArgumentException("timer model fires at " + time + ", before " + now);
        }
        long stamp = Keys.stamp(event.priority(), model.place(now, delay, sequence++));
        insert(event, time, stamp, LaneTable.keyOfModelled(delay));
    }

    private void insert(Event event, long time, long stamp, long laneKey) {
        size++;
        event.time = time;
        Lane lane = lanes.laneFor(laneKey);
        if (lane == null || !lane.offer(event, time, stamp)) {
            heap.push(event, time, stamp);
        } else if (!lane.isArmed()) {
            heap.push(lane, time, stamp);
        }
    }

    /** Takes the head of the lane on top of the heap, or returns null if that head was cancelled. */
    private @Nullable Event pollLane(Lane lane) {
        Event event = lane.headIs(heap.topTime(), heap.topStamp()) ? lane.take() : null;
        renewTop(lane);
        return event;
    }

    /** Gives the lane on top of the heap its present key, or takes it out of the heap if it is empty. */
    private void renewTop(Lane lane) {
        if (lane.isEmpty()) {
            heap.remove(0);
            lane.position = Event.NOT_ARMED;
        } else {
            heap.replaceTop(lane, lane.headTime(), lane.headStamp());
        }
    }

    private static void refuseArmed(Event event) {
        if (event.isArmed()) {
            throw new IllegalStateException("event is armed already, for " + event.time + " ns: " + event);
        }
    }
}
