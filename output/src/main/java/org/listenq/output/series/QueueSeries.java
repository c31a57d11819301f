package org.listenq.output.series;

import com.google.common.base.Preconditions;
import java.util.Arrays;

/**
 * The lengths and limits of both queues of one listening socket as step functions of time: each point tells what
 * holds from then on.
 *
 * <p>However many changes come, at most {@value #CAPACITY} points are kept: time is cut into columns, and of each
 * column remain the first and the last point and those with the least and the greatest length of either queue. All
 * that remains did happen, and no peak is lost.
 */
public final class QueueSeries {

    private static final int CAPACITY = 1 << 16;
    private static final int KEPT_PER_COLUMN = 6;

    private long[] times = new long[64];
    private int[] values = new int[4 * 64];
    private int size;
    private long width = 1;

    QueueSeries() {}

    /** Notes what holds from {@code time} on; limits are -1 where there is none. */
    void add(long time, int incomplete, int incompleteLimit, int completed, int completedLimit) {
        if (size > 0 && same(incomplete, incompleteLimit, completed, completedLimit)) {
            return;
        }
        makeRoom();
        times[size] = time;
        int at = 4 * size;
        values[at] = incomplete;
        values[at + 1] = incompleteLimit;
        values[at + 2] = completed;
        values[at + 3] = completedLimit;
        size++;
    }

    private boolean same(int incomplete, int incompleteLimit, int completed, int completedLimit) {
        int at = 4 * (size - 1);
        return values[at] == incomplete
                && values[at + 1] == incompleteLimit
                && values[at + 2] == completed
                && values[at + 3] == completedLimit;
    }

    private void makeRoom() {
        if (size == CAPACITY) {
            while (times[size - 1] / width >= CAPACITY / (2 * KEPT_PER_COLUMN)) {
                width *= 2;
            }
            thin(width);
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            values = Arrays.copyOf(values, 8 * size);
        }
    }

    /**
     * Thins to what {@code columns} columns between 0 and {@code end} can show: at most six points for each.
     *
     * @throws IllegalArgumentException if there is no column
     */
    public QueueSeries thinned(int columns, long end) {
        Preconditions.checkArgument(columns > 0, "%s columns", columns);
        QueueSeries copy = new QueueSeries();
        copy.times = Arrays.copyOf(times, size);
        copy.values = Arrays.copyOf(values, 4 * size);
        copy.size = size;
        copy.thin(Math.max(1, (Math.max(1, end) + columns - 1) / columns));
        return copy;
    }

    private void thin(long columnWidth) {
        int kept = 0;
        int from = 0;
        while (from < size) {
            int to = from + 1;
            while (to < size && times[to] / columnWidth == times[from] / columnWidth) {
                to++;
            }
            kept = keep(from, to, kept);
            from = to;
        }
        size = kept;
    }

    /** Moves what the column of the points {@code from} to {@code to} needs to {@code kept}; returns the next place. */
    private int keep(int from, int to, int kept) {
        int[] wanted = {
            from,
            extreme(from, to, 0, 1),
            extreme(from, to, 0, -1),
            extreme(from, to, 2, 1),
            extreme(from, to, 2, -1),
            to - 1
        };
        Arrays.sort(wanted);
        int place = kept;
        for (int i = 0; i < wanted.length; i++) {
            if (i == 0 || wanted[i] != wanted[i - 1]) {
                times[place] = times[wanted[i]];
                System.arraycopy(values, 4 * wanted[i], values, 4 * place, 4);
                place++;
            }
        }
        return place;
    }

    private int extreme(int from, int to, int field, int sign) {
        int best = from;
        for (int i = from + 1; i < to; i++) {
            if (sign * values[4 * i + field] > sign * values[4 * best + field]) {
                best = i;
            }
        }
        return best;
    }

    /** Number of points. */
    public int size() {
        return size;
    }

    /** When point {@code i} begins to hold, in nanoseconds. */
    public long time(int i) {
        return times[i];
    }

    public int incomplete(int i) {
        return values[4 * i];
    }

    /** The most that the incomplete queue holds, -1 without a limit. */
    public int incompleteLimit(int i) {
        return values[4 * i + 1];
    }

    public int completed(int i) {
        return values[4 * i + 2];
    }

    /** The most that the completed queue holds, -1 without a limit. */
    public int completedLimit(int i) {
        return values[4 * i + 3];
    }
}
