package org.listenq.core.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Many unsorted collections of events, which share one store.
 *
 * <p>The store is cut into chunks. A bag is a chain of chunks, all full but the last one, so however the events spread
 * over the bags, the store is hardly larger than their number; it is kept for reuse. Each event knows its slot, so any
 * of them can leave: the last one of its bag takes its place.
 */
final class EventBags {

    /** Set in the position of an event that stands in a bag; less than {@link Lane#FLAG}. */
    static final int FLAG = 1 << 29;

    private static final int NONE = -1;
    private static final int CHUNK_BITS = 5;
    private static final int CHUNK_MASK = (1 << CHUNK_BITS) - 1;
    private static final int INITIAL_CHUNKS = 1 << 11;

    /** Slot of the last event of each bag; {@link #NONE} of an empty one. */
    private final int[] lasts;

    /** For each chunk the last slot of the one before it in its bag; of a free chunk the next free one. */
    private int[] previous = new int[0];

    private int free = NONE;

    /** Time of slot i at 2i, stamp at 2i + 1. */
    private long[] keys = new long[0];

    private @Nullable Event[] events = new @Nullable Event[0];

    EventBags(int count) {
        lasts = new int[count];
        Arrays.fill(lasts, NONE);
    }

    /** Returns the number of events in {@code bag}, for which it visits every chunk. */
    int size(int bag) {
        int size = 0;
        for (int last = lasts[bag]; last != NONE; last = previous[last >> CHUNK_BITS]) {
            size += (last & CHUNK_MASK) + 1;
        }
        return size;
    }

    void add(int bag, Event event, long time, long stamp) {
        int slot = lasts[bag] + 1;
        if ((slot & CHUNK_MASK) == 0) {
            slot = freeChunk(lasts[bag]);
        }
        lasts[bag] = slot;
        put(slot, event, time, stamp);
    }

    /** Takes the event with this position out of {@code bag}, in which it must be; does not touch the event. */
    void remove(int bag, int position) {
        int slot = position & ~FLAG;
        int last = lasts[bag];
        if (slot != last) {
            put(slot, at(last), keys[2 * last], keys[2 * last + 1]);
        }
        dropLast(bag, last);
    }

    /**
     * Takes everything out of {@code bag} and shows it to {@code receiver}, which may add it to another bag; returns
     * how many events that were.
     */
    int pour(int bag, EntryVisitor receiver) {
        int poured = 0;
        for (int last = lasts[bag]; last != NONE; last = lasts[bag]) {
            Event event = at(last);
            long time = keys[2 * last];
            long stamp = keys[2 * last + 1];
            dropLast(bag, last);
            receiver.visit(event, time, stamp);
            poured++;
        }
        return poured;
    }

    /** Moves everything from one bag to an empty one. */
    void rename(int from, int to) {
        lasts[to] = lasts[from];
        lasts[from] = NONE;
    }

    void forEach(int bag, EntryVisitor visitor) {
        int slot = lasts[bag];
        while (slot != NONE) {
            visitor.visit(at(slot), keys[2 * slot], keys[2 * slot + 1]);
            slot = before(slot);
        }
    }

    private void dropLast(int bag, int last) {
        events[last] = null;
        lasts[bag] = before(last);
        if ((last & CHUNK_MASK) == 0) {
            previous[last >> CHUNK_BITS] = free;
            free = last >> CHUNK_BITS;
        }
    }

    private int before(int slot) {
        return (slot & CHUNK_MASK) == 0 ? previous[slot >> CHUNK_BITS] : slot - 1;
    }

    private void put(int slot, Event event, long time, long stamp) {
        keys[2 * slot] = time;
        keys[2 * slot + 1] = stamp;
        events[slot] = event;
        event.position = FLAG | slot;
    }

    /** Returns the event of an occupied slot. */
    @SuppressWarnings("NullAway") // occupied slots are never null
    private Event at(int slot) {
        return events[slot];
    }

    /** Returns the first slot of a chunk that stands after the slot {@code last} from now on. */
    private int freeChunk(int last) {
        if (free == NONE) {
            grow();
        }
        int chunk = free;
        free = previous[chunk];
        previous[chunk] = last;
        return chunk << CHUNK_BITS;
    }

    private void grow() {
        int old = previous.length;
        int chunks = old == 0 ? INITIAL_CHUNKS : 2 * old;
        keys = Arrays.copyOf(keys, (2 * chunks) << CHUNK_BITS);
        events = Arrays.copyOf(events, chunks << CHUNK_BITS);
        previous = Arrays.copyOf(previous, chunks);
        for (int chunk = chunks - 1; chunk >= old; chunk--) {
            previous[chunk] = free;
            free = chunk;
        }
    }
}
