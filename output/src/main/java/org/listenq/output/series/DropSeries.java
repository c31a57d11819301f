package org.listenq.output.series;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When segments were lost or ignored, by cause: marks of a time and a count. Marks of one cause that share a column
 * of time become one; at most {@value #CAPACITY} are kept for each cause.
 */
public final class DropSeries {

    private static final int CAPACITY = 1 << 14;

    private final Map<String, Marks> byCause = new LinkedHashMap<>();

    DropSeries() {}

    void add(String cause, long time) {
        Marks marks = byCause.get(cause);
        if (marks == null) {
            marks = new Marks();
            byCause.put(cause, marks);
        }
        marks.add(time);
    }

    /** The causes, in the order of their first drop. */
    public ImmutableList<String> causes() {
        return ImmutableList.copyOf(byCause.keySet());
    }

    /**
     * Returns the marks of {@code cause}, which is one of {@link #causes()}: at most one for each of {@code columns}
     * columns between 0 and {@code end}.
     */
    public ImmutableList<Mark> marks(String cause, int columns, long end) {
        Marks marks = byCause.getOrDefault(cause, new Marks());
        return marks.thinned(Math.max(1, (Math.max(1, end) + columns - 1) / columns));
    }

    /**
     * Some drops of one cause.
     *
     * @param time of the first of them, in nanoseconds
     * @param count how many
     */
    public record Mark(long time, int count) {}

    /** The marks of one cause. */
    private static final class Marks {
        private long[] times = new long[16];
        private int[] counts = new int[16];
        private int size;
        private long width = 1;

        void add(long time) {
            while (size == CAPACITY) {
                width *= 2;
                if (times[size - 1] / width < CAPACITY / 2) {
                    merge(width);
                }
            }
            if (size > 0 && times[size - 1] / width == time / width) {
                counts[size - 1]++;
                return;
            }
            if (size == times.length) {
                times = Arrays.copyOf(times, 2 * size);
                counts = Arrays.copyOf(counts, 2 * size);
            }
            times[size] = time;
            counts[size++] = 1;
        }

        private void merge(long columnWidth) {
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (kept > 0 && times[kept - 1] / columnWidth == times[i] / columnWidth) {
                    counts[kept - 1] += counts[i];
                } else {
                    times[kept] = times[i];
                    counts[kept++] = counts[i];
                }
            }
            size = kept;
        }

        ImmutableList<Mark> thinned(long columnWidth) {
            ArrayList<Mark> marks = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                int last = marks.size() - 1;
                if (last >= 0 && marks.get(last).time() / columnWidth == times[i] / columnWidth) {
                    marks.set(
                            last,
                            new Mark(marks.get(last).time(), marks.get(last).count() + counts[i]));
                } else {
                    marks.add(new Mark(times[i], counts[i]));
                }
            }
            return ImmutableList.copyOf(marks);
        }
    }
}
