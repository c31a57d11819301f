package org.listenq.core.established;

/**
 * When a system sends unacknowledged data again, and when it gives up.
 *
 * @param varianceFloorNanos least that is added to the smoothed round trip for its variance
 * @param minNanos least retransmission timeout
 * @param withoutSampleNanos timeout when the handshake gave no round trip sample
 * @param maxNanos greatest timeout
 * @param lossProbe whether a tail loss probe (RFC 8985 section 7) precedes the first timeout
 * @param giveUpNanos gives up at the first timeout this long after the first retransmission by timeout
 * @param giveUpClosedNanos the same when the application has closed the socket
 * @param giveUpCount gives up at the timeout that follows this many retransmissions by timeout, if it comes earlier
 */
public record RetransmissionRules(
        long varianceFloorNanos,
        long minNanos,
        long withoutSampleNanos,
        long maxNanos,
        boolean lossProbe,
        long giveUpNanos,
        long giveUpClosedNanos,
        int giveUpCount) {

    private static final long MILLI = 1_000_000;

    /** TCP_TIMEOUT_FALLBACK of include/net/tcp.h: 3 s, as RFC 6298 section 5.7 wants. */
    private static final long LINUX_FALLBACK = 3_000 * MILLI;

    /**
     * What net/ipv4/tcp_timer.c tcp_orphan_retries makes of tcp_orphan_retries = 0 while the timeout is below its
     * cap.
     */
    private static final int LINUX_ORPHAN_RETRIES = 8;

    /** Probe timeout without a round trip sample: TCP_TIMEOUT_INIT (net/ipv4/tcp_output.c tcp_schedule_loss_probe). */
    static final long PROBE_WITHOUT_SAMPLE = 1_000 * MILLI;

    /**
     * Returns Linux's rules, from 3.10 on (net/ipv4/tcp_input.c tcp_rtt_estimator and tcp_set_rto, net/ipv4/tcp_timer.c
     * tcp_retransmit_timer, net/ipv4/tcp_output.c tcp_schedule_loss_probe, net/ipv4/tcp_metrics.c tcp_init_metrics).
     *
     * @param retries net.ipv4.tcp_retries2
     * @param minNanos net.ipv4.tcp_rto_min_us
     * @param maxNanos net.ipv4.tcp_rto_max_ms
     */
    public static RetransmissionRules linux(int retries, long minNanos, long maxNanos) {
        return new RetransmissionRules(
                minNanos,
                0,
                LINUX_FALLBACK,
                maxNanos,
                true,
                modelTimeout(retries, minNanos, maxNanos),
                modelTimeout(LINUX_ORPHAN_RETRIES, minNanos, maxNanos),
                Integer.MAX_VALUE);
    }

    /** Returns these rules without tail loss probes. */
    public RetransmissionRules withoutLossProbe() {
        return new RetransmissionRules(
                varianceFloorNanos,
                minNanos,
                withoutSampleNanos,
                maxNanos,
                false,
                giveUpNanos,
                giveUpClosedNanos,
                giveUpCount);
    }

    /**
     * Returns how long {@code retries} timeouts take that begin at {@code base} and double up to {@code max}
     * (net/ipv4/tcp_timer.c tcp_model_timeout): 924.6 s for 15 from 0.2 s.
     */
    static long modelTimeout(int retries, long base, long max) {
        long sum = 0;
        long timeout = base;
        for (int i = 0; i <= retries; i++) {
            sum += timeout;
            timeout = 2 * timeout <= max ? 2 * timeout : max;
        }
        return sum;
    }
}
