package org.listenq.core.established;

import java.util.Arrays;

/**
 * Data that came before the data in front of it: ranges of sequence numbers, in order, that neither overlap nor
 * touch.
 */
final class Ahead {

    private int[] starts = {};
    private int[] ends = {};
    private int size;
    private int lastFrom;
    private int lastTo;

    void clear() {
        size = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Adds {@code start} to before {@code end}, joined with what it overlaps or touches. */
    void add(int start, int end) {
        int first = 0;
        while (first < size && ends[first] < start) {
            first++;
        }
        int after = first;
        int from = start;
        int to = end;
        while (after < size && starts[after] <= end) {
            from = Math.min(from, starts[after]);
            to = Math.max(to, ends[after]);
            after++;
        }
        replace(first, after, from, to);
        lastFrom = from;
        lastTo = to;
    }

    /** Start of the range that grew last. */
    int lastFrom() {
        return lastFrom;
    }

    /** End of the range that grew last. */
    int lastTo() {
        return lastTo;
    }

    private void replace(int first, int after, int from, int to) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, Math.max(4, 2 * size));
            ends = Arrays.copyOf(ends, Math.max(4, 2 * size));
        }
        System.arraycopy(starts, after, starts, first + 1, size - after);
        System.arraycopy(ends, after, ends, first + 1, size - after);
        starts[first] = from;
        ends[first] = to;
        size += 1 - (after - first);
    }

    /** Takes out what continues data that is complete to before {@code end}; returns how far it is complete then. */
    int join(int end) {
        int gone = 0;
        int reached = end;
        while (gone < size && starts[gone] <= reached) {
            reached = Math.max(reached, ends[gone]);
            gone++;
        }
        System.arraycopy(starts, gone, starts, 0, size - gone);
        System.arraycopy(ends, gone, ends, 0, size - gone);
        size -= gone;
        return reached;
    }
}
