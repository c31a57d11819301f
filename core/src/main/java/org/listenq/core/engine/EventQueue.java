package org.listenq.core.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calendar: armed events in the order in which they fire.
 *
 * <p>A 4-ary heap holds events of irregular delays and the heads of the {@linkplain Lane lanes}, which hold events of
 * constant delays; the lane whose head fired last stands outside, so that one that is busy does not stir the heap.
 * When the heap becomes crowded, its later events wait in the {@linkplain FarFuture far future}.
 * One sequence counter serves all of them, so the order does not depend on where an event stands:
 * time, then priority (higher first), then place (see {@link TimerModel}). Nothing is allocated once the arrays are
 * large enough.
 */
public final class EventQueue {

    private static final Comparator<Entry> BY_KEY =
            Comparator.comparingLong(Entry::time).thenComparingLong(Entry::stamp);

    private final EventHeap heap = new EventHeap();
    private final FarFuture far = new FarFuture(heap);
    private final LaneTable lanes = new LaneTable();

    /** The lane whose turn it is; it stands outside the heap. */
    private Lane front = LaneTable.NONE;

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
        long stamp = Keys.ordinary(event, sequence++);
        size++;
        event.time = time;
        push(event, time, stamp);
    }

    /** Takes out {@code event}; returns whether it was here. */
    public boolean remove(Event event) {
        int position = event.position;
        if (position < 0) {
            return false;
        }
        if (position < EventBags.FLAG) {
            heap.remove(position);
        } else if (position < Lane.FLAG) {
            far.remove(event);
        } else {
            Lane.remove(event);
        }
        event.position = Event.NOT_ARMED;
        size--;
        return true;
    }

    /** Returns the event that fires first, or null if there is none. */
    public @Nullable Event first() {
        if (size == 0) {
            return null;
        }
        heap.settle();
        while (isTurnOfHeap()) {
            Event top = heap.top();
            if (!(top instanceof Lane lane)) {
                return top;
            }
            bringForward(lane);
        }
        return front.head();
    }

    /**
     * Takes out and returns the event that fires first, or returns null if none fires up to {@code horizon}
     * inclusive.
     */
    public @Nullable Event poll(long horizon) {
        heap.settle();
        return isTurnOfHeap() ? pollHeap(horizon) : pollFront(horizon);
    }

    private @Nullable Event pollHeap(long horizon) {
        if (size == 0) {
            return null;
        }
        do {
            Event top = heap.top();
            if (!(top instanceof Lane lane)) {
                return heap.topTime() <= horizon ? pollTop(top) : null;
            }
            bringForward(lane);
        } while (isTurnOfHeap());
        return pollFront(horizon);
    }

    private @Nullable Event pollFront(long horizon) {
        return front.headTime() <= horizon ? gone(front.take()) : null;
    }

    /** Whether the first event, or the lane that has it, is on top of the heap; brings it there from the far future. */
    private boolean isTurnOfHeap() {
        while (heap.topTime() > far.near) {
            far.approach();
        }
        return !front.headIsBefore(heap.topTime(), heap.topStamp());
    }

    private Event pollTop(Event top) {
        heap.vacateTop();
        return gone(top);
    }

    private Event gone(Event event) {
        event.position = Event.NOT_ARMED;
        size--;
        return event;
    }

    /**
     * Lets the lane on top of the heap change places with the front one, unless its head was cancelled: then it gets
     * its present key.
     */
    private void bringForward(Lane lane) {
        Lane stays = lane;
        if (lane.headIs(heap.topTime(), heap.topStamp())) {
            stays = front;
            front = lane;
        }
        lane.position = Event.NOT_ARMED;
        if (stays.isEmpty()) {
            heap.remove(0);
        } else {
            heap.replaceTop(stays, stays.headTime(), stays.headStamp());
        }
    }

    /** Disarms everything and starts the sequence anew. */
    public void clear() {
        heap.clear(Event::disarm);
        far.clear();
        lanes.clear();
        front = LaneTable.NONE;
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
        EntryVisitor adding = (event, time, stamp) -> entries.add(new Entry(event, time, stamp));
        far.forEach(adding);
        lanes.forEach(adding);
        entries.sort(BY_KEY);
        return entries.stream().map(Entry::event).toList();
    }

    /** Adds an event that fires {@code delay} after {@code now}; the sum must be a valid time. */
    void addAfter(Event event, long now, long delay) {
        refuseArmed(event);
        long stamp = Keys.ordinary(event, sequence++);
        long time = now + delay;
        size++;
        event.time = time;
        place(event, time, stamp, delay);
    }

    /** Adds an event when and where {@code model} says; {@code delay} must not be negative. */
    void addTimer(Event event, long now, long delay, TimerModel model) {
        refuseArmed(event);
        long time = model.fireAt(now, delay);
        if (time < now) {
            throw new IllegalArgumentException("timer model fires at " + time + ", before " + now);
        }
        long stamp = Keys.stamp(event.priority(), model.place(now, delay, sequence++));
        size++;
        event.time = time;
        if (model.repeats()) {
            place(event, time, stamp, LaneTable.keyOfModelled(delay));
        } else {
            push(event, time, stamp);
        }
    }

    private void place(Event event, long time, long stamp, long laneKey) {
        Lane lane = lanes.laneFor(laneKey);
        if (lane == null || !lane.offer(event, time, stamp)) {
            push(event, time, stamp);
        } else if (!lane.isArmed() && lane != front) {
            enlist(lane);
        }
    }

    private void push(Event event, long time, long stamp) {
        if (time > far.near) {
            far.add(event, time, stamp);
            return;
        }
        heap.push(event, time, stamp);
        if (heap.size() > far.limit) {
            far.relieve();
        }
    }

    /** Gives a lane that was empty its place. */
    private void enlist(Lane lane) {
        if (front.isEmpty()) {
            front = lane;
        } else {
            heap.push(lane, lane.headTime(), lane.headStamp());
        }
    }

    private static void refuseArmed(Event event) {
        if (event.isArmed()) {
            throw new IllegalStateException("event is armed already, for " + event.time + " ns: " + event);
        }
    }
}
