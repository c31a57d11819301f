package org.listenq.core.client.stack;

/**
 * When Linux sends a SYN again and when it gives up.
 *
 * <p>Source: net/ipv4/tcp_timer.c tcp_retransmit_timer (linear timeouts, since 6.5), tcp_write_timeout and
 * tcp_model_timeout; measured, see the finer rules 4 of the recordings.
 *
 * @param retries tcp_syn_retries, or TCP_SYNCNT if set
 * @param linear tcp_syn_linear_timeouts; 0 before 6.5
 * @param firstNanos TCP_TIMEOUT_INIT: 1 s, before 3.1 3 s
 * @param maxNanos greatest interval
 */
record LinuxSchedule(int retries, int linear, long firstNanos, long maxNanos) {

    private static final int LARGEST_SHIFT = 30;

    /** The interval after {@code resent} retransmissions: the first for the linear ones and one more, then doubling. */
    long interval(int resent) {
        int doublings = Math.min(LARGEST_SHIFT, Math.max(0, resent - linear));
        return Math.min(firstNanos << doublings, maxNanos);
    }

    /** Whether the timer that fires after {@code resent} retransmissions is the last. */
    boolean isOver(int resent, long elapsed) {
        return resent >= retries + linear || (resent > 0 && elapsed >= patience());
    }

    /**
     * How long {@code retries} doubling intervals take: from 1 s, 2^(R+1) - 1 s up to R = 6, then 120 s more for each.
     */
    long patience() {
        long sum = 0;
        long interval = firstNanos;
        for (int i = 0; i <= retries; i++) {
            sum += interval;
            interval = Math.min(2 * interval, maxNanos);
        }
        return sum;
    }
}
