package org.listenq.core.engine;

import org.jspecify.annotations.Nullable;

/**
 * A FIFO of events that come in the order in which they fire, such as all timers of one constant delay.
 *
 * <p>A growable ring with the keys of its events in its own {@code long[]}. Its head stands for it in the heap.
 * Cancelling is a null store: the lane passes over the gap when it gets there, so the key that the heap knows may be
 * too early, never too late. A full ring of which most is gaps closes them instead of growing: most timers of TCP are
 * cancelled soon after they were armed, and a ring for all of a second's would be larger than a processor's cache.
 */
final class Lane extends Event {

    /** Lanes that a position can tell apart. */
    static final int MAX_LANES = 1 << 7;

    /** Set in the position of an event that stands in a lane. */
    static final int FLAG = 1 << 30;

    private static final int INDEX_BITS = 23;
    private static final int MAX_CAPACITY = 1 << INDEX_BITS;
    private static final int INITIAL_CAPACITY = 16;

    /** A ring grows when more than one in so many of its slots has an event. */
    private static final int SPACIOUS = 4;

    /** Key of no delay. */
    static final long NO_DELAY = Long.MIN_VALUE;

    /** {@link #FLAG} and the number of this lane, as they stand in positions. */
    private final int signature;

    /** Key of the first event; {@link Long#MAX_VALUE} twice if there is none. */
    long headTime = Long.MAX_VALUE;

    long headStamp = Long.MAX_VALUE;

    /** Key of the delays that it serves, see {@link LaneTable}. */
    long delay = NO_DELAY;

    /** Time of slot i at 2i, stamp at 2i + 1. */
    private long[] keys = new long[2 * INITIAL_CAPACITY];

    private @Nullable Event[] ring = new @Nullable Event[INITIAL_CAPACITY];
    private int mask = INITIAL_CAPACITY - 1;

    /** Running numbers; the slot is the number modulo the capacity, so growing does not move an event's number. */
    private int head;

    private int tail;

    /** Events that are here, gaps not counted. */
    private int live;

    /** Key of the last event that came in, still there or not. */
    private long lastTime;

    private long lastStamp;

    Lane(int number) {
        this.signature = FLAG | (number << INDEX_BITS);
    }

    /** Returns the number of the lane in which an event with this position stands. */
    static int numberAt(int position) {
        return (position & ~FLAG) >> INDEX_BITS;
    }

    boolean isEmpty() {
        return head == tail;
    }

    /** Takes the event in unless it would have to stand before one that is there, or the lane is full. */
    boolean offer(Event event, long time, long stamp) {
        if (Keys.before(time, stamp, lastTime, lastStamp) || (tail - head > mask && !makeRoom())) {
            return false;
        }
        int slot = tail & mask;
        keys[2 * slot] = time;
        keys[2 * slot + 1] = stamp;
        ring[slot] = event;
        event.position = signature | (tail & (MAX_CAPACITY - 1));
        if (tail == head) {
            headTime = time;
            headStamp = stamp;
        }
        tail++;
        live++;
        lastTime = time;
        lastStamp = stamp;
        return true;
    }

    /** Whether the first event has exactly this key; false when the event that had it was cancelled. */
    boolean headIs(long time, long stamp) {
        return headTime == time && headStamp == stamp;
    }

    /** Whether its first event comes before this key; false if there is none. */
    boolean headIsBefore(long time, long stamp) {
        return Keys.before(headTime, headStamp, time, stamp);
    }

    /** Returns the first event; the lane must not be empty. */
    @SuppressWarnings("NullAway") // the slot at head is never a gap
    Event head() {
        return ring[head & mask];
    }

    /** Takes out the first event; the lane must not be empty. */
    Event take() {
        Event first = head();
        ring[head & mask] = null;
        live--;
        skipGaps();
        return first;
    }

    /** Takes out the event with this position. */
    void remove(int position) {
        int slot = position & mask;
        ring[slot] = null;
        live--;
        if (slot == (head & mask)) {
            skipGaps();
        } else if (slot == ((tail - 1) & mask)) {
            retract();
        }
    }

    /** Forgets all events and disarms them. */
    @Override
    void disarm() {
        for (; head != tail; head++) {
            Event event = ring[head & mask];
            if (event != null) {
                event.disarm();
                ring[head & mask] = null;
            }
        }
        headTime = Long.MAX_VALUE;
        headStamp = Long.MAX_VALUE;
        live = 0;
        lastTime = 0;
        lastStamp = 0;
        super.disarm();
    }

    /** Shows every event to {@code visitor}. */
    void forEach(EntryVisitor visitor) {
        for (int i = head; i != tail; i++) {
            Event event = ring[i & mask];
            if (event != null) {
                visitor.visit(event, keys[2 * (i & mask)], keys[2 * (i & mask) + 1]);
            }
        }
    }

    @Override
    protected void fire() {
        throw new IllegalStateException("a lane is not an event of its own");
    }

    /** Moves to the first slot that is not a gap. */
    private void skipGaps() {
        @Nullable Event[] r = ring;
        int last = tail;
        int i = head;
        while (i != last && r[i & mask] == null) {
            i++;
        }
        head = i;
        headTime = i == last ? Long.MAX_VALUE : keys[2 * (i & mask)];
        headStamp = i == last ? Long.MAX_VALUE : keys[2 * (i & mask) + 1];
    }

    private void retract() {
        while (ring[(tail - 1) & mask] == null) {
            tail--;
        }
    }

    private boolean makeRoom() {
        if (SPACIOUS * live > ring.length) {
            return grow();
        }
        closeGaps();
        return true;
    }

    private void closeGaps() {
        int to = head;
        for (int from = head; from != tail; from++) {
            Event event = ring[from & mask];
            if (event != null) {
                ring[from & mask] = null;
                ring[to & mask] = event;
                keys[2 * (to & mask)] = keys[2 * (from & mask)];
                keys[2 * (to & mask) + 1] = keys[2 * (from & mask) + 1];
                event.position = signature | (to & (MAX_CAPACITY - 1));
                to++;
            }
        }
        tail = to;
    }

    private boolean grow() {
        int capacity = 2 * ring.length;
        if (capacity > MAX_CAPACITY) {
            return false;
        }
        long[] widerKeys = new long[2 * capacity];
        @Nullable Event[] widerRing = new @Nullable Event[capacity];
        for (int i = head; i != tail; i++) {
            int to = i & (capacity - 1);
            widerRing[to] = ring[i & mask];
            System.arraycopy(keys, 2 * (i & mask), widerKeys, 2 * to, 2);
        }
        keys = widerKeys;
        ring = widerRing;
        mask = capacity - 1;
        return true;
    }
}
