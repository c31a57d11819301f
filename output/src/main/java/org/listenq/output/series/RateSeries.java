package org.listenq.output.series;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many events of each kind fall into each of the equal bins that time is cut into.
 *
 * <p>A bin is 1 or 2 times a power of ten milliseconds wide, the narrowest with which there are at most
 * {@value #MOST} bins; all kinds share it. Kinds keep the order of their first event.
 */
public final class RateSeries {

    private static final int MOST = 2000;
    private static final long NARROWEST = 1_000_000;

    private final Map<String, long[]> counts = new LinkedHashMap<>();
    private long width = NARROWEST;
    private boolean doubles = true;
    private int bins;

    RateSeries() {}

    void add(String kind, long time) {
        reach(time);
        long[] ofKind = counts.get(kind);
        if (ofKind == null) {
            ofKind = new long[MOST];
            counts.put(kind, ofKind);
        }
        ofKind[(int) (time / width)]++;
    }

    /** Widens the bins until the one of {@code time} is among the most that there may be. */
    void reach(long time) {
        while (time / width >= MOST) {
            widen(doubles ? 2 : 5);
            doubles = !doubles;
        }
        bins = Math.max(bins, (int) (time / width) + 1);
    }

    private void widen(int factor) {
        for (long[] ofKind : counts.values()) {
            for (int i = 0; i < MOST; i++) {
                long count = ofKind[i];
                ofKind[i] = 0;
                ofKind[i / factor] += count;
            }
        }
        width *= factor;
        bins = (bins + factor - 1) / factor;
    }

    /** Width of a bin in nanoseconds. */
    public long width() {
        return width;
    }

    /** Number of bins; bin {@code i} begins at {@code i * width()}. */
    public int bins() {
        return bins;
    }

    /** The kinds of which there is an event, in the order of their first one. */
    public ImmutableList<String> kinds() {
        return ImmutableList.copyOf(counts.keySet());
    }

    /** Returns the number of events of {@code kind} in each bin. */
    public long[] counts(String kind) {
        return Arrays.copyOf(counts.getOrDefault(kind, new long[0]), bins);
    }
}
