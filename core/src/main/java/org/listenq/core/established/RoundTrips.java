package org.listenq.core.established;

/**
 * The smoothed round trip time of a connection and the retransmission timeout that follows.
 *
 * <p>The arithmetic of net/ipv4/tcp_input.c tcp_rtt_estimator (RFC 6298 section 2 with the variance kept as the
 * greatest deviation of a round trip), in nanoseconds.
 */
public final class RoundTrips {

    /** Stands for the absence of a sample. */
    public static final long NO_SAMPLE = -1;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final RetransmissionRules rules;
    private long smoothed8;
    private long deviation4;
    private long greatest4;
    private long variance4;
    private int windowEnd;
    private long least;
    private long timeout;

    RoundTrips(RetransmissionRules rules) {
        this.rules = rules;
    }

    /** Returns the sample that an echoed time stamp gives, in whole milliseconds, at least one (tcp_rtt_tsopt_us). */
    public static long fromTimestamps(long clockMillis, long echoMillis) {
        return Math.max(1, clockMillis - echoMillis) * NANOS_PER_MILLI;
    }

    /** Starts with the handshake's sample, or {@link #NO_SAMPLE}. */
    void begin(long handshake) {
        smoothed8 = 0;
        least = Long.MAX_VALUE;
        windowEnd = 0;
        timeout = rules.withoutSampleNanos();
        if (handshake != NO_SAMPLE) {
            sample(handshake, 1, 1);
        }
    }

    /** Sets the timeout until there is a sample. */
    void withoutSample(long nanos) {
        timeout = nanos;
    }

    /**
     * Takes a round trip, measured when {@code una} became the first unacknowledged number and {@code next} the next
     * new one.
     */
    void sample(long roundTrip, int una, int next) {
        least = Math.min(least, roundTrip);
        if (smoothed8 == 0) {
            smoothed8 = Math.max(1, roundTrip << 3);
            deviation4 = roundTrip << 1;
            variance4 = Math.max(deviation4, rules.varianceFloorNanos());
            greatest4 = variance4;
            windowEnd = next;
        } else {
            update(roundTrip);
            endWindow(una, next);
        }
        timeout = Math.min(Math.max((smoothed8 >> 3) + variance4, rules.minNanos()), rules.maxNanos());
    }

    private void update(long roundTrip) {
        long error = roundTrip - (smoothed8 >> 3);
        smoothed8 += error;
        long excess = Math.abs(error) - (deviation4 >> 2);
        deviation4 += error < 0 && excess > 0 ? excess >> 3 : excess;
        if (deviation4 > greatest4) {
            greatest4 = deviation4;
            variance4 = Math.max(variance4, greatest4);
        }
    }

    private void endWindow(int una, int next) {
        if (una > windowEnd) {
            if (greatest4 < variance4) {
                variance4 -= (variance4 - greatest4) >> 2;
            }
            windowEnd = next;
            greatest4 = rules.varianceFloorNanos();
        }
    }

    /** Doubles the timeout, up to its greatest value. */
    void backOff() {
        timeout = Math.min(2 * timeout, rules.maxNanos());
    }

    boolean hasSample() {
        return smoothed8 > 0;
    }

    long smoothed() {
        return smoothed8 >> 3;
    }

    /** The shortest round trip seen, for the reordering window of RFC 8985. */
    long least() {
        return least;
    }

    /** The retransmission timeout. */
    long timeout() {
        return timeout;
    }
}
