package org.listenq.output.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * A distribution of durations in nanoseconds: count, least, greatest and mean are exact, percentiles too as long as
 * there are few; of many they have three digits.
 */
public final class Durations {

    /** Stands for a duration that never ended. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final int DIGITS = 3;
    private static final int FEW = 1024;
    private static final int MOST_BYTES = 1 << 24;
    private static final long MOST_IN_A_ROW = 1L << 32;
    private static final MathContext ROUNDED = new MathContext(DIGITS, RoundingMode.HALF_UP);

    private @Nullable Histogram histogram;
    private final ExactSum sum = new ExactSum();
    private long[] few = new long[16];

    /** A duration that came so often in a row and stands neither in the histogram nor in the sum yet. */
    private long latest = -1;

    private long latestCount;
    private long count;
    private long min = Long.MAX_VALUE;
    private long max;

    /** Counts one duration. */
    void add(long nanos) {
        if (nanos != latest || latestCount == MOST_IN_A_ROW) {
            settle();
            latest = nanos;
            min = Math.min(min, nanos);
            max = Math.max(max, nanos);
        }
        latestCount++;
        if (count < FEW) {
            keep((int) count, nanos);
        }
        count++;
    }

    private void settle() {
        if (latestCount > 0) {
            sum.add(latestCount, latest);
            if (histogram != null) {
                histogram.recordValueWithCount(latest, latestCount);
            } else if (count > FEW) {
                histogram = filled();
                histogram.recordValueWithCount(latest, count - FEW);
            }
            latestCount = 0;
        }
    }

    /** The histogram of all that are settled; kept only of more than few, since most runs are short. */
    private Histogram histogram() {
        return histogram == null ? filled() : histogram;
    }

    private Histogram filled() {
        Histogram filled = new Histogram(DIGITS);
        for (int i = 0; i < Math.min(count, FEW); i++) {
            filled.recordValue(few[i]);
        }
        return filled;
    }

    private void keep(int place, long nanos) {
        if (place == few.length) {
            few = Arrays.copyOf(few, 2 * place);
        }
        few[place] = nanos;
    }

    /** Adds all of {@code other}. */
    public void mergeWith(Durations other) {
        settle();
        other.settle();
        if (count + other.count <= FEW) {
            for (int i = 0; i < other.count; i++) {
                keep((int) count + i, other.few[i]);
            }
        } else if (other.count > 0) {
            addTo(other);
        }
        sum.add(other.sum);
        count += other.count;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
    }

    private void addTo(Durations other) {
        Histogram both = histogram();
        if (other.count > FEW) {
            both.add(other.histogram());
        } else {
            for (int i = 0; i < other.count; i++) {
                both.recordValue(other.few[i]);
            }
        }
        histogram = both;
    }

    /** How many there are; with none, all other figures are 0. */
    public long count() {
        return count;
    }

    public long min() {
        return count == 0 ? 0 : min;
    }

    public long max() {
        return max;
    }

    /** How many are longer than {@code nanos}; durations that agree with it in three digits do not count. */
    public long countAbove(long nanos) {
        settle();
        return count - histogram().getCountBetweenValues(0, nanos);
    }

    /** The mean, to the nearest nanosecond. */
    public long mean() {
        settle();
        return sum.over(count, 1);
    }

    /**
     * Returns the least duration that at least {@code percent} of all do not exceed; of more than {@value #FEW}
     * rounded to three digits and kept between least and greatest.
     */
    public long percentile(double percent) {
        if (count == 0) {
            return 0;
        }
        if (count <= FEW) {
            long[] sorted = Arrays.copyOf(few, (int) count);
            Arrays.sort(sorted);
            int rank = (int) Math.ceil(percent * count / 100 - 1e-9);
            return sorted[Math.max(1, rank) - 1];
        }
        settle();
        long near = histogram().medianEquivalentValue(histogram().getValueAtPercentile(percent));
        long rounded = BigDecimal.valueOf(near).round(ROUNDED).longValueExact();
        return Math.max(min, Math.min(max, rounded));
    }

    /**
     * Returns the same when {@code never} more took longer than all of these; {@link #NEVER} if it is one of them, -1
     * if there is none at all.
     */
    public long percentile(double percent, long never) {
        if (never == 0 || count == 0) {
            return count > 0 ? percentile(percent) : never > 0 ? NEVER : -1;
        }
        long all = count + never;
        long rank = Math.max(1, (long) Math.ceil((percent * all / 100) - 1e-9));
        return rank > count ? NEVER : percentile(100.0 * rank / count);
    }

    /** How far {@link #percentile} may be from the truth: 0 if there are few, else half the histogram's bucket. */
    public long error(long value) {
        if (count <= FEW || value == NEVER) {
            return 0;
        }
        settle();
        return (histogram().sizeOfEquivalentValueRange(value) + 1) / 2 + value / 2_000;
    }

    /** Writes all of it for {@link #readFrom}. */
    public void writeTo(DataOutput out) throws IOException {
        settle();
        out.writeLong(count);
        if (count > 0) {
            out.writeLong(min);
            out.writeLong(max);
            sum.writeTo(out);
        }
        if (count <= FEW) {
            for (int i = 0; i < count; i++) {
                out.writeLong(few[i]);
            }
        } else {
            ByteBuffer bytes = ByteBuffer.allocate(histogram().getNeededByteBufferCapacity());
            int length = histogram().encodeIntoByteBuffer(bytes);
            out.writeInt(length);
            out.write(bytes.array(), 0, length);
        }
    }

    /**
     * Returns what {@link #writeTo} wrote.
     *
     * @throws IOException if it is something else
     */
    public static Durations readFrom(DataInput in) throws IOException {
        Durations read = new Durations();
        read.count = natural(in.readLong());
        if (read.count > 0) {
            read.min = natural(in.readLong());
            read.max = natural(in.readLong());
            read.sum.readFrom(in);
            read.refuseImpossibleSum();
        }
        if (read.count <= FEW) {
            for (int i = 0; i < read.count; i++) {
                read.keep(i, natural(in.readLong()));
            }
        } else {
            read.histogram = histogram(in);
        }
        return read;
    }

    /** None is less than the least or greater than the greatest, so their sum is not either, so many times over. */
    private void refuseImpossibleSum() throws IOException {
        BigInteger many = BigInteger.valueOf(count);
        if (sum.nanos().compareTo(many.multiply(BigInteger.valueOf(min))) < 0
                || sum.nanos().compareTo(many.multiply(BigInteger.valueOf(max))) > 0) {
            throw new IOException(count + " durations from " + min + " to " + max + " ns with a sum of " + sum.nanos());
        }
    }

    private static long natural(long number) throws IOException {
        if (number < 0) {
            throw new IOException("durations with the number " + number);
        }
        return number;
    }

    private static Histogram histogram(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("a histogram of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        try {
            Histogram read = Histogram.decodeFromByteBuffer(ByteBuffer.wrap(bytes), 0);
            if (read.getNumberOfSignificantValueDigits() != DIGITS) {
                throw new IOException("a histogram of other digits");
            }
            read.setAutoResize(true);
            return read;
        } catch (IllegalArgumentException | IndexOutOfBoundsException | BufferUnderflowException e) {
            throw new IOException("a broken histogram", e);
        }
    }
}
