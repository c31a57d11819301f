package org.listenq.output.explain;

import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.TraceRow;
import org.listenq.output.trace.SavedRow;

/**
 * A row of one connection.
 *
 * @param row the row
 * @param counters what the counters that it moved have come to, as text
 */
record CountedRow(SavedRow row, String counters) {

    EventKind kind() {
        return row.kind();
    }

    long time() {
        return row.timeNanos();
    }

    boolean atServer() {
        return row.text("role").equals("server");
    }

    boolean toServer() {
        return row.text("dir").equals("c2s");
    }

    boolean hasQueues() {
        return !row.text("listener").isEmpty();
    }

    /** Whether it tells of a segment that its sender's network lost. */
    boolean isLoss() {
        return kind() == EventKind.SEGMENT_DROP && toServer() != atServer();
    }

    boolean hasFlag(char letter) {
        return row.text("flags").indexOf(letter) >= 0;
    }

    /** Which retransmission of the same content, from 0. */
    long retransmission() {
        long number = row.number("retrans_no");
        return number == TraceRow.ABSENT ? 0 : number;
    }

    /** What a copy of the same segment has in common with it on its way. */
    String identity() {
        return row.text("dir")
                + ' '
                + row.text("flags")
                + ' '
                + row.number("seq")
                + ' '
                + row.number("ack")
                + ' '
                + row.number("len")
                + ' '
                + row.text("options")
                + ' '
                + row.number("retrans_no");
    }
}
