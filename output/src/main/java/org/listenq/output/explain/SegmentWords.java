package org.listenq.output.explain;

/** What texts call a segment. */
final class SegmentWords {

    private SegmentWords() {}

    /** Returns {@code SYN #2}, {@code SYN-ACK #1}, {@code final ACK}, {@code data of 16 bytes (retransmission 3)}. */
    static String of(CountedRow row) {
        if (row.hasFlag('S')) {
            return (row.hasFlag('.') ? "SYN-ACK #" : "SYN #") + (row.retransmission() + 1);
        }
        if (row.hasFlag('R')) {
            return "RST";
        }
        String again = row.retransmission() > 0 ? " (retransmission " + row.retransmission() + ")" : "";
        long length = row.row().number("len");
        if (length > 0) {
            return "data of " + length + " bytes" + (row.hasFlag('F') ? " with FIN" : "") + again;
        }
        if (row.hasFlag('F')) {
            return "FIN" + again;
        }
        return row.toServer() && row.row().number("seq") == 1 ? "final ACK" : "ACK";
    }
}
