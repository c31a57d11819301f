package org.listenq.scenarios.recorded;

import org.listenq.core.segment.Flags;

/**
 * A packet as a host sent it.
 *
 * @param sentAt when, in nanoseconds
 * @param toServer which way
 * @param flags control bits, see {@link Flags}
 * @param seq sequence number, relative to the nearest initial one
 * @param ack acknowledgement number, relative to the nearest initial one
 * @param length number of payload bytes
 * @param lost whether the network lost it
 */
public record Packet(long sentAt, boolean toServer, int flags, int seq, int ack, int length, boolean lost) {

    /** Whether it says the same as {@code other}, whenever both were sent. */
    public boolean isLike(Packet other) {
        return toServer == other.toServer
                && flags == other.flags
                && seq == other.seq
                && ack == other.ack
                && length == other.length
                && lost == other.lost;
    }

    boolean isSyn() {
        return flags == Flags.SYN;
    }

    boolean isSynAck() {
        return flags == Flags.SYN_ACK;
    }

    /** Whether it may complete a handshake. */
    boolean isAckOfClient() {
        return toServer && (flags & (Flags.ACK | Flags.RST)) == Flags.ACK;
    }

    @Override
    public String toString() {
        String text = (toServer ? ">" : "<") + Flags.text(flags) + " " + seq + " " + ack + " " + length;
        return String.format(java.util.Locale.ROOT, "%.3f %s%s", sentAt / 1e6, text, lost ? " (lost)" : "");
    }
}
