package org.listenq.core.established;

/**
 * What a system does on an established connection where the standard leaves a choice.
 *
 * @param retransmission when data is sent again
 * @param acknowledgement when data is acknowledged
 * @param initialWindow segments that may be outstanding before the first acknowledgement
 * @param segmentBytes most payload of a segment without time stamps
 * @param nagle whether a small segment waits while another small one is outstanding (RFC 1122 section 4.2.3.4)
 * @param counters which counters move
 */
public record EstablishedRules(
        RetransmissionRules retransmission,
        AcknowledgementRules acknowledgement,
        int initialWindow,
        int segmentBytes,
        boolean nagle,
        EndpointCounters counters) {

    private static final long MILLI = 1_000_000;
    private static final int TIMESTAMP_OPTION_BYTES = 12;

    /**
     * Linux 3.10 to 6.18 with default settings: TCP_INIT_CWND 10, TCP_RTO_MIN 200 ms, TCP_RTO_MAX 120 s, TCP_RETR2 15
     * (include/net/tcp.h), segments for an Ethernet MTU of 1500.
     */
    public static final EstablishedRules LINUX = linux(15, 200 * MILLI, 120_000 * MILLI);

    /**
     * Returns Linux's rules with other settings.
     *
     * @param retries net.ipv4.tcp_retries2
     * @param minNanos net.ipv4.tcp_rto_min_us
     * @param maxNanos net.ipv4.tcp_rto_max_ms
     */
    public static EstablishedRules linux(int retries, long minNanos, long maxNanos) {
        return new EstablishedRules(
                RetransmissionRules.linux(retries, minNanos, maxNanos),
                AcknowledgementRules.LINUX,
                10,
                1460,
                true,
                EndpointCounters.LINUX);
    }

    /** Returns these rules with another {@code retransmission}. */
    public EstablishedRules with(RetransmissionRules other) {
        return new EstablishedRules(other, acknowledgement, initialWindow, segmentBytes, nagle, counters);
    }

    /** Returns the most payload of a segment, with or without time stamps (RFC 7323 appendix A). */
    int payload(boolean timestamps) {
        return timestamps ? segmentBytes - TIMESTAMP_OPTION_BYTES : segmentBytes;
    }
}
