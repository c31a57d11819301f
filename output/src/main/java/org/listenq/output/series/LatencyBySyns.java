package org.listenq.output.series;

import com.google.common.collect.ImmutableSortedSet;
import com.google.common.primitives.Longs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.jspecify.annotations.Nullable;

/**
 * How long connect() took, for each number of SYNs that it needed; the base of distributions that tell a first try
 * from a repeated one. Exact up to {@value #FEW} connections of a number of SYNs, then to three digits.
 */
public final class LatencyBySyns {

    private static final int FEW = 1 << 13;
    private static final int DIGITS = 3;

    private final TreeMap<Integer, Times> times = new TreeMap<>();
    private long count;

    /** Notes a connect() that succeeded after {@code nanos} and {@code syns} SYNs. */
    public void add(int syns, long nanos) {
        times.computeIfAbsent(syns, key -> new Times()).add(nanos);
        count++;
    }

    /** Number of connections. */
    public long count() {
        return count;
    }

    /** The numbers of SYNs that occur. */
    public ImmutableSortedSet<Integer> syns() {
        return ImmutableSortedSet.copyOf(times.keySet());
    }

    /** Returns the distribution of those that needed {@code syns} SYNs. */
    public Curve curve(int syns) {
        return times.getOrDefault(syns, new Times()).curve();
    }

    /**
     * A distribution as a staircase: {@code upTo[i]} connections took no longer than {@code nanos[i]}; both rise.
     *
     * @param nanos durations in nanoseconds
     * @param upTo counts
     */
    @SuppressWarnings("ArrayRecordComponent") // made anew for each caller, who may draw it but gains nothing by writing
    public record Curve(long[] nanos, long[] upTo) {

        /** Returns one with at most {@code most} steps that never says more than this, and as much at its last. */
        public Curve thinned(int most) {
            if (nanos.length <= most) {
                return this;
            }
            long[] fewer = new long[most];
            long[] counts = new long[most];
            for (int i = 0; i < most; i++) {
                int from = (int) ((i + 1L) * nanos.length / most) - 1;
                fewer[i] = nanos[from];
                counts[i] = upTo[from];
            }
            return new Curve(fewer, counts);
        }
    }

    /** The durations of one number of SYNs. */
    private static final class Times {
        private long[] few = new long[16];
        private int size;
        private @Nullable Histogram many;

        void add(long nanos) {
            if (many == null && size == FEW) {
                many = new Histogram(DIGITS);
                Arrays.stream(few, 0, size).forEach(many::recordValue);
            }
            if (many != null) {
                many.recordValue(nanos);
                return;
            }
            if (size == few.length) {
                few = Arrays.copyOf(few, 2 * size);
            }
            few[size++] = nanos;
        }

        Curve curve() {
            return many == null ? ofFew() : ofMany(many);
        }

        private Curve ofFew() {
            long[] sorted = Arrays.copyOf(few, size);
            Arrays.sort(sorted);
            long[] upTo = new long[size];
            int steps = 0;
            for (int i = 0; i < size; i++) {
                steps += i == 0 || sorted[i] != sorted[steps - 1] ? 1 : 0;
                sorted[steps - 1] = sorted[i];
                upTo[steps - 1] = i + 1L;
            }
            return new Curve(Arrays.copyOf(sorted, steps), Arrays.copyOf(upTo, steps));
        }

        private static Curve ofMany(Histogram histogram) {
            List<Long> nanos = new ArrayList<>();
            List<Long> upTo = new ArrayList<>();
            for (HistogramIterationValue value : histogram.recordedValues()) {
                nanos.add(histogram.medianEquivalentValue(value.getValueIteratedTo()));
                upTo.add(value.getTotalCountToThisValue());
            }
            return new Curve(Longs.toArray(nanos), Longs.toArray(upTo));
        }
    }
}
