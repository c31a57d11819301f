package org.listenq.core.engine;

/**
 * A FIFO of events that come in the order in which they fire, such as all timers of one constant delay.
 *
 * <p>A ring of events that know their neighbours, closed by the lane, whose own key is later than any other: whoever
 * is cancelled leaves at once, and most timers of TCP are cancelled soon after they were armed. The first event stands
 * for the lane in the heap; when it is cancelled, the key that the heap knows is too early, never too late.
 */
@SuppressWarnings("NullAway") // who stands in a ring has neighbours
final class Lane extends Event {

    /** The position of an event that stands in a lane. */
    static final int FLAG = 1 << 30;

    /** Key of no delay. */
    static final long NO_DELAY = Long.MIN_VALUE;

    /** Key of the delays that it serves, see {@link LaneTable}. */
    long delay = NO_DELAY;

    /** Key of the last event that came in, still there or not. */
    private long lastTime;

    private long lastStamp;

    Lane() {
        close();
    }

    private void close() {
        time = Long.MAX_VALUE;
        stamp = Long.MAX_VALUE;
        next = this;
        previous = this;
        lastTime = 0;
        lastStamp = 0;
    }

    boolean isEmpty() {
        return next == this;
    }

    /** Takes the event in unless it would have to stand before one that is or was there. */
    boolean offer(Event event, long at, long place) {
        if (Keys.before(at, place, lastTime, lastStamp)) {
            return false;
        }
        lastTime = at;
        lastStamp = place;
        Event last = previous;
        event.stamp = place;
        event.position = FLAG;
        event.previous = last;
        event.next = this;
        last.next = event;
        previous = event;
        return true;
    }

    /** Returns when its first event fires; {@link Long#MAX_VALUE} if there is none. */
    long headTime() {
        return next.time;
    }

    /** Returns the stamp of its first event; {@link Long#MAX_VALUE} if there is none. */
    long headStamp() {
        return next.stamp;
    }

    /** Whether the first event has exactly this key; false when the event that had it was cancelled. */
    boolean headIs(long at, long place) {
        return next.time == at && next.stamp == place;
    }

    /** Whether its first event comes before this key; false if there is none. */
    boolean headIsBefore(long at, long place) {
        return Keys.before(next.time, next.stamp, at, place);
    }

    /** Returns the first event; the lane must not be empty. */
    Event head() {
        return next;
    }

    /** Takes out the first event; the lane must not be empty. */
    Event take() {
        Event first = next;
        Event second = first.next;
        next = second;
        second.previous = this;
        first.next = null;
        first.previous = null;
        return first;
    }

    /** Takes an event out of the lane in which it stands. */
    static void remove(Event event) {
        Event before = event.previous;
        Event after = event.next;
        before.next = after;
        after.previous = before;
        event.next = null;
        event.previous = null;
    }

    /** Forgets all events and disarms them. */
    @Override
    void disarm() {
        while (!isEmpty()) {
            take().disarm();
        }
        close();
        super.disarm();
    }

    /** Shows every event to {@code visitor}. */
    void forEach(EntryVisitor visitor) {
        for (Event event = next; event != this; event = event.next) {
            visitor.visit(event, event.time, event.stamp);
        }
    }

    @Override
    protected void fire() {
        throw new IllegalStateException("a lane is not an event of its own");
    }
}
