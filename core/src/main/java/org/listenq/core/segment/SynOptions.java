package org.listenq.core.segment;

/**
 * The options with which one system opens a connection, as they stand in its SYNs; the model itself uses none of them
 * but time stamps, which each segment carries by itself.
 *
 * <p>The order of options is spelled as in p0f's signatures: {@code mss}, {@code ws} (window scale), {@code sok} (SACK
 * permitted), {@code ts} (time stamps), {@code nop}, {@code eol}; with commas between.
 *
 * @param mss largest payload that it takes, in bytes
 * @param windowScale shift of its window; means something only where an order names {@code ws}
 * @param window what its SYN says of its window, in bytes
 * @param order options of a SYN with time stamps
 * @param orderWithoutTimestamps options of a SYN without
 * @param cookie what is left of them when it answers with a SYN cookie
 * @param source where this stands
 */
public record SynOptions(
        int mss,
        int windowScale,
        int window,
        String order,
        String orderWithoutTimestamps,
        Cookie cookie,
        String source) {

    /** What a SYN-ACK that is a cookie offers besides MSS and time stamps. */
    public enum Cookie {
        /** All that any SYN-ACK offers. */
        ALL,
        /** The same, if the SYN brought time stamps to carry it back. */
        WITH_TIMESTAMPS,
        /** Nothing. */
        NONE
    }

    /** Maximum segment size for an Ethernet MTU of 1500, and time stamps if the segment has them. */
    public static final SynOptions PLAIN =
            new SynOptions(1460, 0, 65_535, "mss,nop,nop,ts", "mss", Cookie.ALL, "RFC 9293 section 3.7.1");
}
