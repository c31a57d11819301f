package org.listenq.core.engine;

/**
 * The events that a large calendar does not have to sort yet: a rung of a ladder queue.
 *
 * <p>Sifting through a heap of a million events touches an event somewhere in memory at each of its levels. So a heap
 * that has become crowded hands its events over; they stand unsorted in the buckets of a {@link BucketGrid}, and the
 * heap gets a bucket back when its time comes. Events later than all buckets wait in one more bag until the buckets are
 * used up. All events here are later than {@link #near}; those of the heap may be, too.
 *
 * <p>Source: W. T. Tang, R. S. M. Goh, I. L.-J. Thng, "Ladder queue: an O(1) priority queue structure for large-scale
 * discrete event simulation", ACM TOMACS 15 (2005) 175-204; here with one rung, which is made anew instead of getting
 * finer rungs below it, and a heap at the bottom.
 */
final class FarFuture {

    /** A heap of more events than this one is relieved. */
    static final int CROWDED = 1 << 16;

    /** So many events, or fewer, are handed back to the heap. */
    static final int FEW = 1 << 14;

    private static final int BUCKETS = BucketGrid.BUCKETS;

    /** The bag of events later than all buckets. */
    private static final int BEYOND = BUCKETS;

    /** The bag of events that are about to be distributed; empty otherwise. */
    private static final int GATHERED = BUCKETS + 1;

    private static final int BAGS = BUCKETS + 2;

    /** The buckets are made anew when the events become so many times as many. */
    private static final int OUTGROWN = 4;

    /** A bucket is distributed instead of opened if it has more than one in so many events. */
    private static final int LARGE = 8;

    /** A heap that has fewer than one in so many events is not worth making the buckets anew. */
    private static final int SMALL = 4;

    /** The latest time of events that must stand in the heap; {@link Long#MAX_VALUE} while nothing stands here. */
    long near = Long.MAX_VALUE;

    /** Number of events in the heap above which it wants to be relieved. */
    int limit = CROWDED;

    private final EventHeap heap;
    private final BucketGrid grid = new BucketGrid();
    private final EventBags bags = new EventBags(BAGS);
    private final EntryVisitor toHeap;
    private final EntryVisitor toGathered;
    private final EntryVisitor toBuckets;

    /** Number of events here. */
    private int count;

    /** What {@link #count} was when the buckets were made. */
    private int countOfGrid;

    /** The first bucket that has not been opened. */
    private int next;

    FarFuture(EventHeap heap) {
        this.heap = heap;
        toHeap = heap::push;
        toGathered = (event, time, stamp) -> bags.add(GATHERED, event, time, stamp);
        toBuckets = (event, time, stamp) -> bags.add(grid.bucketOf(time), event, time, stamp);
    }

    /** Adds an event later than {@link #near}. */
    void add(Event event, long time, long stamp) {
        count++;
        bags.add(grid.bucketOf(time), event, time, stamp);
    }

    /** Takes out an event that stands here. */
    void remove(Event event) {
        bags.remove(grid.bucketOf(event.time), event.position);
        count--;
    }

    /** Takes a step towards giving the heap its first event, which is here if the heap's own is not {@link #near}. */
    void approach() {
        if (count <= FEW) {
            leave();
        } else if (next == BUCKETS || count / OUTGROWN > countOfGrid || isLarge(next)) {
            gather();
            distribute();
        } else {
            open(next++);
        }
    }

    /** Takes over the events of the heap, which has more than {@link #limit} and no vacancy; lanes stay. */
    void relieve() {
        limit = 2 * heap.size();
        if (heap.size() >= count / SMALL) {
            gather();
            heap.drain(this::takeOver);
            distribute();
        }
    }

    /** Forgets and disarms all events. */
    void clear() {
        if (count > 0) {
            pourAll((event, time, stamp) -> event.disarm());
        }
        near = Long.MAX_VALUE;
        limit = CROWDED;
    }

    /** Shows every event to {@code visitor}. */
    void forEach(EntryVisitor visitor) {
        for (int bag = 0; bag < BAGS; bag++) {
            bags.forEach(bag, visitor);
        }
    }

    /** Whether a bucket would crowd the heap; never the first one, for which the width was chosen. */
    private boolean isLarge(int bucket) {
        return bucket > 0 && bags.size(bucket) > Math.max(CROWDED, count / LARGE);
    }

    private void open(int bucket) {
        near = grid.lastOf(bucket);
        count -= bags.pour(bucket, toHeap);
        limit = Math.max(CROWDED, 2 * heap.size());
    }

    private void leave() {
        near = Long.MAX_VALUE;
        pourAll(toHeap);
        limit = Math.max(CROWDED, 2 * heap.size());
    }

    private void pourAll(EntryVisitor receiver) {
        for (int bag = 0; bag < BAGS; bag++) {
            bags.pour(bag, receiver);
        }
        count = 0;
    }

    private void gather() {
        bags.rename(BEYOND, GATHERED);
        for (int bucket = next; bucket < BUCKETS; bucket++) {
            bags.pour(bucket, toGathered);
        }
    }

    private void takeOver(Event event, long time, long stamp) {
        if (event instanceof Lane) {
            heap.push(event, time, stamp);
        } else {
            count++;
            bags.add(GATHERED, event, time, stamp);
        }
    }

    /** Makes the buckets anew for what was gathered. */
    private void distribute() {
        grid.fit(bags, GATHERED, count);
        near = grid.start() - 1;
        countOfGrid = count;
        next = 0;
        bags.pour(GATHERED, toBuckets);
    }
}
