package org.listenq.output.story;

import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TraceRow;
import org.listenq.output.trace.SavedRow;

/** What a story needs of a row, be it live or saved; one reused carrier. */
final class Happening {

    int connection;
    long time;
    EventKind kind = EventKind.COUNT;
    boolean atServer;
    boolean toServer;
    int flags;
    long length;
    boolean queues;
    long incomplete;
    long incompleteLimit;
    long completed;
    long completedLimit;
    String cause = "";
    String meaning = "";
    String counters = "";
    String note = "";

    Happening read(TraceRow row) {
        connection = row.connection() == Connection.NONE ? -1 : row.connection().label();
        time = row.timeNanos();
        kind = row.kind();
        atServer = row.host() == RunInfo.SERVER;
        toServer = row.hasSegment() && row.direction() == Direction.TO_SERVER;
        flags = row.hasSegment() ? row.flags() : 0;
        length = row.hasLength() ? row.length() : 0;
        queues = row.listener() >= 0;
        incomplete = row.synBefore();
        incompleteLimit = row.synLimit();
        completed = row.accBefore();
        completedLimit = row.accLimit();
        cause = row.cause().name();
        meaning = row.cause().meaning();
        counters = row.counters().text();
        note = row.note();
        return this;
    }

    Happening read(SavedRow row) {
        connection = (int) orElse(row.number("conn_id"), -1);
        time = row.timeNanos();
        kind = row.kind();
        atServer = row.text("role").equals("server");
        toServer = row.text("dir").equals(Direction.TO_SERVER.text());
        flags = flagsOf(row.text("flags"));
        length = orElse(row.number("len"), 0);
        queues = !row.text("listener").isEmpty();
        incomplete = row.number("syn_q_before");
        incompleteLimit = orElse(row.number("syn_q_limit"), -1);
        completed = row.number("acc_q_before");
        completedLimit = orElse(row.number("acc_q_limit"), -1);
        cause = row.text("drop_reason");
        meaning = "";
        counters = row.text("counter");
        note = row.text("note");
        return this;
    }

    private static long orElse(long number, long other) {
        return number == TraceRow.ABSENT ? other : number;
    }

    private static int flagsOf(String letters) {
        int flags = 0;
        for (int bit = 1; bit <= Flags.ACK; bit <<= 1) {
            flags |= letters.contains(Flags.text(bit)) ? bit : 0;
        }
        return flags;
    }

    boolean isSyn() {
        return (flags & Flags.SYN_ACK) == Flags.SYN;
    }

    boolean isSynAck() {
        return (flags & Flags.SYN_ACK) == Flags.SYN_ACK;
    }

    boolean isRst() {
        return (flags & Flags.RST) != 0;
    }

    /** Whether it is a segment that could complete a handshake: ACK, neither SYN nor RST. */
    boolean couldComplete() {
        return toServer && (flags & (Flags.SYN_ACK | Flags.RST)) == Flags.ACK;
    }

    /** Whether a segment was lost between the hosts: links tell of it at the sender. */
    boolean isLoss() {
        return kind == EventKind.SEGMENT_DROP && toServer != atServer;
    }

    /** Whether the server ignored or refused a segment. */
    boolean isRefusal() {
        return kind == EventKind.SEGMENT_DROP && toServer && atServer;
    }
}
