package org.listenq.output.capture;

import org.listenq.core.segment.Flags;

/**
 * A TCP packet that a capture saw.
 *
 * @param nanos when, in nanoseconds since 1970
 * @param client address and port of the side that sent the first SYN
 * @param toServer whether that side sent it
 * @param flags control bits, see {@link Flags}
 * @param sequence sequence number as it stands in the header
 * @param length of its payload in bytes
 */
public record CapturedPacket(long nanos, String client, boolean toServer, int flags, int sequence, int length) {}
