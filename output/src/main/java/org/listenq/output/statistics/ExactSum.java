package org.listenq.output.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** A sum of durations, each times a count, that is exact however long a study runs. */
final class ExactSum {

    private static final long BILLION = 1_000_000_000;

    private long seconds;
    private long nanos;

    /** Adds {@code count} times {@code duration}; both are at least 0 and the count is below 2^33. */
    void add(long count, long duration) {
        if (duration < BILLION) {
            carry(count * duration);
        } else {
            seconds += count * (duration / BILLION);
            carry(count * (duration % BILLION));
        }
    }

    void add(ExactSum other) {
        seconds += other.seconds;
        carry(other.nanos);
    }

    private void carry(long more) {
        nanos += more;
        if (nanos >= BILLION) {
            seconds += nanos / BILLION;
            nanos %= BILLION;
        }
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeLong(seconds);
        out.writeLong(nanos);
    }

    void readFrom(DataInput in) throws IOException {
        seconds = in.readLong();
        nanos = in.readLong();
    }

    BigInteger nanos() {
        return BigInteger.valueOf(seconds).multiply(BigInteger.valueOf(BILLION)).add(BigInteger.valueOf(nanos));
    }

    /**
     * Returns {@code scale} times the sum over {@code divisor}, rounded half up; 0 if there is nothing to divide by.
     */
    long over(long divisor, long scale) {
        if (divisor == 0) {
            return 0;
        }
        BigDecimal scaled = new BigDecimal(nanos().multiply(BigInteger.valueOf(scale)));
        return scaled.divide(BigDecimal.valueOf(divisor), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
