package org.listenq.core.engine;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An indexed 4-ary min-heap of events, ordered by (time, stamp).
 *
 * <p>The keys stand interleaved in one {@code long[]} beside the events, so a comparison never follows a reference.
 * Keys past the end hold {@link Long#MAX_VALUE}. The least of four children is found without a branch that depends on
 * the data. Each event knows its index, so any of them can leave in O(log
 * n).
 *
 * <p>Taking the earliest event out leaves a vacancy on top with its key. The next {@link #push} fills it, which saves
 * one of two passes through the heap where each event arms another one, and both where the new event is the earliest
 * again; every question about the top must be preceded by {@link #settle}.
 */
final class EventHeap {

    private static final int INITIAL_CAPACITY = 64;

    /** Time of node i at 2i, stamp at 2i + 1; both non-negative, so they can be subtracted. */
    private long[] keys = vacantKeys(INITIAL_CAPACITY);

    private @Nullable Event[] events = new @Nullable Event[INITIAL_CAPACITY];

    /** Number of nodes, the vacancy included. */
    private int size;

    /** Whether node 0 has a key but no event. */
    private boolean vacant;

    /** No node below the top fires earlier. */
    private long belowTop = Long.MAX_VALUE;

    int size() {
        return size;
    }

    /** Closes the vacancy on top, if there is one. */
    void settle() {
        if (vacant) {
            vacant = false;
            remove(0);
        }
    }

    /** Returns the earliest event; the heap must not be empty. */
    Event top() {
        return at(events, 0);
    }

    /** Returns the time of the earliest event, {@link Long#MAX_VALUE} if there is none. */
    long topTime() {
        return keys[0];
    }

    /** Returns the stamp of the earliest event, {@link Long#MAX_VALUE} if there is none. */
    long topStamp() {
        return keys[1];
    }

    void push(Event event, long time, long stamp) {
        if (!vacant) {
            append(event, time, stamp);
            return;
        }
        vacant = false;
        if (time < belowTop) {
            put(keys, events, 0, event, time, stamp);
        } else {
            replaceTop(event, time, stamp);
        }
    }

    /** Gives the top node another event or key, not earlier than the present one. */
    void replaceTop(Event event, long time, long stamp) {
        long[] k = keys;
        int least = leastOf(k, 1, size);
        belowTop = k[2 * least];
        if (Keys.before(belowTop, k[2 * least + 1], time, stamp)) {
            put(k, events, 0, at(events, least), belowTop, k[2 * least + 1]);
            siftDown(least, event, time, stamp);
        } else {
            put(k, events, 0, event, time, stamp);
        }
    }

    private void append(Event event, long time, long stamp) {
        int last = size;
        if (last + 4 >= events.length) {
            grow();
        }
        size = last + 1;
        belowTop = Math.min(belowTop, time);
        siftUp(last, event, time, stamp);
    }

    /** Takes the earliest event out, leaving a vacancy. */
    void vacateTop() {
        vacant = true;
    }

    /**
     * Takes out the node at {@code index}; does not touch the event that stood there. The key of a vacancy is still
     * before all others, so a vacancy does not matter here.
     */
    void remove(int index) {
        int last = --size;
        Event moved = at(events, last);
        long time = keys[2 * last];
        long stamp = keys[2 * last + 1];
        keys[2 * last] = Long.MAX_VALUE;
        keys[2 * last + 1] = Long.MAX_VALUE;
        events[last] = null;
        if (index < last) {
            refill(index, moved, time, stamp);
        }
    }

    /** Forgets all events after showing each of them to {@code farewell}. */
    void clear(Consumer<Event> farewell) {
        settle();
        for (int i = 0; i < size; i++) {
            farewell.accept(at(events, i));
        }
        Arrays.fill(events, 0, size, null);
        Arrays.fill(keys, 0, 2 * size, Long.MAX_VALUE);
        size = 0;
        belowTop = Long.MAX_VALUE;
    }

    /**
     * Takes out every node and shows it to {@code receiver}, which may push it again; there must not be a vacancy.
     */
    void drain(EntryVisitor receiver) {
        int drained = size;
        size = 0;
        belowTop = Long.MAX_VALUE;
        for (int i = 0; i < drained; i++) {
            receiver.visit(at(events, i), keys[2 * i], keys[2 * i + 1]);
        }
        Arrays.fill(events, size, drained, null);
        Arrays.fill(keys, 2 * size, 2 * drained, Long.MAX_VALUE);
    }

    /** Shows every node to {@code visitor}, in no order of interest. */
    void forEach(EntryVisitor visitor) {
        settle();
        for (int i = 0; i < size; i++) {
            visitor.visit(at(events, i), keys[2 * i], keys[2 * i + 1]);
        }
    }

    private void refill(int hole, Event event, long time, long stamp) {
        int parent = (hole - 1) >> 2;
        if (hole == 0) {
            replaceTop(event, time, stamp);
        } else if (Keys.before(time, stamp, keys[2 * parent], keys[2 * parent + 1])) {
            siftUp(hole, event, time, stamp);
        } else {
            siftDown(hole, event, time, stamp);
        }
    }

    private void siftUp(int hole, Event event, long time, long stamp) {
        long[] k = keys;
        @Nullable Event[] e = events;
        int i = hole;
        while (i > 0) {
            int parent = (i - 1) >> 2;
            if (!Keys.before(time, stamp, k[2 * parent], k[2 * parent + 1])) {
                break;
            }
            put(k, e, i, at(e, parent), k[2 * parent], k[2 * parent + 1]);
            i = parent;
        }
        put(k, e, i, event, time, stamp);
    }

    private void siftDown(int hole, Event event, long time, long stamp) {
        long[] k = keys;
        @Nullable Event[] e = events;
        int n = size;
        int i = hole;
        int child;
        while ((child = 4 * i + 1) < n) {
            int least = leastOf(k, child, n);
            if (!Keys.before(k[2 * least], k[2 * least + 1], time, stamp)) {
                break;
            }
            put(k, e, i, at(e, least), k[2 * least], k[2 * least + 1]);
            i = least;
        }
        put(k, e, i, event, time, stamp);
    }

    /** Returns the index of the least of the up to four nodes from {@code first} on that are below {@code n}. */
    private static int leastOf(long[] k, int first, int n) {
        if (first + 3 < n) {
            return leastOfFour(k, first);
        }
        int least = first;
        for (int i = first + 1; i < n; i++) { // few as a rule: lanes, whose order seldom changes
            if (Keys.before(k[2 * i], k[2 * i + 1], k[2 * least], k[2 * least + 1])) {
                least = i;
            }
        }
        return least;
    }

    /** Compares two pairs, then their winners, all by signs of differences: no branch but for the rare tie. */
    private static int leastOfFour(long[] k, int first) {
        int base = 2 * first;
        long left = k[base];
        long leftStep = k[base + 2] - left;
        long right = k[base + 4];
        long rightStep = k[base + 6] - right;
        long across = right + (rightStep & (rightStep >> 63)) - left - (leftStep & (leftStep >> 63));
        if (leftStep == 0 || rightStep == 0 || across == 0) {
            return leastOfTied(k, first);
        }
        int a = first + (int) (leftStep >>> 63);
        int b = first + 2 + (int) (rightStep >>> 63);
        return a + ((b - a) & (int) (across >> 63));
    }

    private static int leastOfTied(long[] k, int first) {
        int a = first + secondIsLess(k, first, first + 1);
        int b = first + 2 + secondIsLess(k, first + 2, first + 3);
        return a + ((b - a) & -secondIsLess(k, a, b));
    }

    /** Returns 1 if node {@code b} is before node {@code a}, else 0. Only the rare tie of times is a branch. */
    private static int secondIsLess(long[] k, int a, int b) {
        long difference = k[2 * b] - k[2 * a];
        if (difference == 0) {
            difference = k[2 * b + 1] - k[2 * a + 1];
        }
        return (int) (difference >>> 63);
    }

    private static void put(long[] k, @Nullable Event[] e, int i, Event event, long time, long stamp) {
        k[2 * i] = time;
        k[2 * i + 1] = stamp;
        e[i] = event;
        event.position = i;
    }

    /** Returns the event of an occupied node. */
    @SuppressWarnings("NullAway") // nodes below size are never null
    private static Event at(@Nullable Event[] e, int i) {
        return e[i];
    }

    private void grow() {
        int capacity = 2 * events.length;
        long[] wider = vacantKeys(capacity);
        System.arraycopy(keys, 0, wider, 0, 2 * size);
        keys = wider;
        events = Arrays.copyOf(events, capacity);
    }

    private static long[] vacantKeys(int capacity) {
        long[] vacant = new long[2 * capacity];
        Arrays.fill(vacant, Long.MAX_VALUE);
        return vacant;
    }
}
