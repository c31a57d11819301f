package org.listenq.core.engine.dsol;

import java.util.Arrays;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The hold model without an executive, as fast as objects allow: a loop around a 4-ary heap with keys in arrays, which
 * takes the first event out, calls it, and puts it in again; nothing can be cancelled and nobody asks the clock.
 */
@State(Scope.Thread)
public class BareHold {

    private final Increments increments = new Increments();
    private long[] times = new long[0];
    private long[] stamps = new long[0];
    private Item[] items = new Item[0];
    private int size;
    private long now;
    private long sequence;

    /** An event. */
    private abstract static class Item {

        abstract void fire();
    }

    private final class Holder extends Item {

        @Override
        void fire() {
            push(now + increments.next(), sequence++, this);
        }
    }

    /** Adds the first events. */
    @Setup(Level.Trial)
    public void populate(HoldModelBenchmark model) {
        times = new long[model.pending + 1];
        stamps = new long[model.pending + 1];
        items = Arrays.copyOf(items, model.pending + 1);
        for (int i = 0; i < model.pending; i++) {
            new Holder().fire();
        }
    }

    long runFor(long span) {
        long end = now + span;
        while (times[0] <= end) {
            now = times[0];
            pop().fire();
        }
        now = end;
        return now;
    }

    private void push(long time, long stamp, Item item) {
        int at = size++;
        while (at > 0) {
            int parent = (at - 1) >> 2;
            if (!isBefore(time, stamp, parent)) {
                break;
            }
            move(parent, at);
            at = parent;
        }
        put(at, time, stamp, item);
    }

    private Item pop() {
        Item first = items[0];
        int last = --size;
        if (last > 0) {
            down(times[last], stamps[last], items[last]);
        }
        return first;
    }

    private void down(long time, long stamp, Item item) {
        int at = 0;
        for (int child = 1; child < size; child = 4 * at + 1) {
            int least = least(child, Math.min(child + 4, size));
            if (isBefore(time, stamp, least)) {
                break;
            }
            move(least, at);
            at = least;
        }
        put(at, time, stamp, item);
    }

    private int least(int from, int to) {
        int least = from;
        for (int i = from + 1; i < to; i++) {
            if (isBefore(times[i], stamps[i], least)) {
                least = i;
            }
        }
        return least;
    }

    private boolean isBefore(long time, long stamp, int other) {
        return time < times[other] || (time == times[other] && stamp < stamps[other]);
    }

    private void move(int from, int to) {
        put(to, times[from], stamps[from], items[from]);
    }

    private void put(int at, long time, long stamp, Item item) {
        times[at] = time;
        stamps[at] = stamp;
        items[at] = item;
    }
}
