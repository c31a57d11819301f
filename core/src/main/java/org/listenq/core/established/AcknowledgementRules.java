package org.listenq.core.established;

/**
 * When a system acknowledges what it receives.
 *
 * @param quickSegments how many segments are acknowledged at once before acknowledgements are delayed
 * @param delayNanos delay of an acknowledgement after that, or when the program answers what it reads
 * @param finDelayNanos delay of the acknowledgement of a FIN when no data came before it
 * @param finAfterDataNanos delay of the acknowledgement of a FIN when data came before it
 * @param challengeNanos least time between two answers of one socket to segments that carry no acceptable data
 */
public record AcknowledgementRules(
        int quickSegments, long delayNanos, long finDelayNanos, long finAfterDataNanos, long challengeNanos) {

    private static final long MILLI = 1_000_000;

    /**
     * Linux: TCP_MAX_QUICKACKS 16 and TCP_ATO_MIN 40 ms (include/net/tcp.h), tcp_invalid_ratelimit 500 ms. A FIN puts
     * the socket into ping-pong mode (net/ipv4/tcp_input.c tcp_fin), so that its ACK is delayed by the time that data
     * have set: 40 ms after data, else until the next tick. The delay until the tick, 0 to 4 ms, is 0 in exact time:
     * it runs after all that is due already.
     */
    public static final AcknowledgementRules LINUX =
            new AcknowledgementRules(16, 40 * MILLI, 0, 40 * MILLI, 500 * MILLI);
}
