package org.listenq.output.difference;

import org.listenq.core.segment.Flags;

/**
 * A packet that a capture saw; a reader of captures makes these.
 *
 * @param nanos when, in nanoseconds since the start of the capture
 * @param client address and port of the side that sent the first SYN
 * @param toServer whether that side sent it
 * @param flags control bits, see {@link Flags}
 * @param sequence sequence number as it stands in the header
 * @param length of its payload in bytes
 */
public record Packet(long nanos, String client, boolean toServer, int flags, int sequence, int length) {

    /** What tells a retransmission from new content. */
    String content() {
        return (toServer ? "c" : "s") + (flags & (Flags.SYN | Flags.FIN | Flags.RST)) + " " + sequence + " " + length;
    }

    /** Whether it carries something that is retransmitted until it is acknowledged. */
    boolean isRepeatable() {
        return length > 0 || (flags & (Flags.SYN | Flags.FIN)) != 0;
    }
}
