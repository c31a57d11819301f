package org.listenq.core.listener.policy;

/**
 * What a range of Linux versions has in common besides the tests for full queues.
 *
 * @param baseNanos first timeout of a SYN-ACK, TCP_TIMEOUT_INIT
 * @param duplicateRestartsTimer whether a duplicate SYN restarts the request's timer
 * @param keepsLastQuarter whether the last quarter of tcp_max_syn_backlog is kept for proven peers
 * @param cookieValidNanos how long after an overflow cookies are looked at
 * @param cookieMinutes how many minutes old a cookie may be
 * @param deferralEnds whether a bare ACK completes the handshake when TCP_DEFER_ACCEPT is over
 * @param counting which counters move
 */
record LinuxEra(
        long baseNanos,
        boolean duplicateRestartsTimer,
        boolean keepsLastQuarter,
        long cookieValidNanos,
        long cookieMinutes,
        boolean deferralEnds,
        LinuxCounting counting) {

    private static final long SECOND = 1_000_000_000L;

    /** 4.4 to 6.18: TCP_SYNCOOKIE_VALID 120 s, MAX_SYNCOOKIE_AGE 2. */
    static final LinuxEra TODAY = new LinuxEra(SECOND, true, true, 120 * SECOND, 2, true, LinuxCounting.TODAY);

    /** 3.10: TCP_TIMEOUT_FALLBACK 3 s, COUNTER_TRIES 4. */
    static final LinuxEra V3_10 = new LinuxEra(SECOND, true, true, 3 * SECOND, 4, true, LinuxCounting.V3_10);

    /** 2.6.32: TCP_TIMEOUT_INIT 3 s. */
    static final LinuxEra V2_6_32 = new LinuxEra(3 * SECOND, false, true, 3 * SECOND, 4, true, LinuxCounting.V2_6_32);

    /** 2.4: tcp_check_req ignores a bare ACK as long as TCP_DEFER_ACCEPT is set. */
    static final LinuxEra V2_4 = new LinuxEra(3 * SECOND, false, true, 3 * SECOND, 4, false, LinuxCounting.V2_4);

    /** 2.2: no peer is better than another. */
    static final LinuxEra V2_2 = new LinuxEra(3 * SECOND, false, false, 3 * SECOND, 4, false, LinuxCounting.V2_2);
}
