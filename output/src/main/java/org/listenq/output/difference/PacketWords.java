package org.listenq.output.difference;

import org.listenq.core.segment.Flags;

/** What accounts call a packet, whoever saw it. */
final class PacketWords {

    private PacketWords() {}

    /** Returns {@code SYN #2}, {@code the server's SYN-ACK #1}, {@code data of 16 bytes #1}, {@code ACK}. */
    static String of(boolean toServer, int flags, long length, long retransmission) {
        String number = " #" + (retransmission + 1);
        String whose = toServer ? "" : "the server's ";
        if ((flags & Flags.SYN) != 0) {
            return whose + ((flags & Flags.ACK) != 0 ? "SYN-ACK" : "SYN") + number;
        }
        if ((flags & Flags.RST) != 0) {
            return whose + "RST";
        }
        if (length > 0) {
            return whose + "data of " + length + " bytes" + number;
        }
        return whose + ((flags & Flags.FIN) != 0 ? "FIN" + number : "ACK");
    }
}
