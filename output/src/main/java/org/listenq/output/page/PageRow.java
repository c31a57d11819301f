package org.listenq.output.page;

import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TcpState;
import org.listenq.core.trace.TraceRow;
import org.listenq.output.trace.SavedRow;

/** What a ladder needs of a row, be it live or saved; one reused carrier. */
final class PageRow {

    private static final int AT_SERVER = 1;
    private static final int HAS_SEGMENT = 1 << 1;
    private static final int TO_SERVER = 1 << 2;
    private static final int HAS_STATE = 1 << 3;
    private static final int HAS_QUEUES = 1 << 4;

    final Words causes = new Words();
    final Words counters = new Words();
    final Words notes = new Words();

    int connection;
    long time;
    long due;
    EventKind kind = EventKind.COUNT;
    String note = "";
    private int marks;
    private int flags;
    private int seq;
    private int ack;
    private int length;
    private int states;
    private final int[] queues = new int[4];
    private int cause;
    private int moved;
    private int retransmission;

    PageRow() {
        causes.number("");
        counters.number("");
        notes.number("");
    }

    PageRow read(TraceRow row) {
        connection = row.connection() == Connection.NONE ? 0 : row.connection().number();
        time = row.timeNanos();
        due = row.timerDueNanos() == TraceRow.ABSENT ? -1 : row.timerDueNanos();
        kind = row.kind();
        note = row.note();
        marks = (row.host() == RunInfo.SERVER ? AT_SERVER : 0)
                | (row.hasSegment() ? HAS_SEGMENT : 0)
                | (row.direction() == Direction.TO_SERVER ? TO_SERVER : 0)
                | (row.hasState() ? HAS_STATE : 0)
                | (row.listener() >= 0 ? HAS_QUEUES : 0);
        flags = row.hasSegment() ? row.flags() : 0;
        seq = row.seq();
        ack = (row.flags() & Flags.ACK) == 0 ? 0 : row.ack();
        length = row.hasLength() ? row.length() : -1;
        states = row.stateBefore().ordinal() | row.stateAfter().ordinal() << 8;
        queues(row.synBefore(), row.synLimit(), row.accBefore(), row.accLimit());
        words(row.cause().name(), row.counters().text());
        retransmission = row.retransmission() == TraceRow.ABSENT ? -1 : (int) row.retransmission();
        return cleared();
    }

    PageRow read(SavedRow row) {
        connection = (int) orElse(row.number("conn_id"), 0);
        time = row.timeNanos();
        due = orElse(row.number("timer_due_s"), -1);
        kind = row.kind();
        note = row.text("note");
        marks = (row.text("role").equals("server") ? AT_SERVER : 0)
                | (row.text("dir").isEmpty() ? 0 : HAS_SEGMENT)
                | (row.text("dir").equals(Direction.TO_SERVER.text()) ? TO_SERVER : 0)
                | (row.text("state_after").isEmpty() ? 0 : HAS_STATE)
                | (row.text("listener").isEmpty() ? 0 : HAS_QUEUES);
        flags = flagsOf(row.text("flags"));
        seq = (int) orElse(row.number("seq"), 0);
        ack = (int) orElse(row.number("ack"), 0);
        length = (int) orElse(row.number("len"), -1);
        states = stateOf(row.text("state_before")) | stateOf(row.text("state_after")) << 8;
        queues(
                (int) orElse(row.number("syn_q_before"), 0),
                (int) orElse(row.number("syn_q_limit"), -1),
                (int) orElse(row.number("acc_q_before"), 0),
                (int) orElse(row.number("acc_q_limit"), -1));
        words(row.text("drop_reason"), row.text("counter"));
        retransmission = (int) orElse(row.number("retrans_no"), -1);
        return cleared();
    }

    private void queues(int incomplete, int incompleteLimit, int completed, int completedLimit) {
        queues[0] = incomplete;
        queues[1] = incompleteLimit;
        queues[2] = completed;
        queues[3] = completedLimit;
    }

    private void words(String causeName, String counterNames) {
        cause = causes.number(causeName);
        moved = counters.number(counterNames);
    }

    /** Sets what means nothing in this row to the same value whatever it was read from. */
    private PageRow cleared() {
        if ((marks & HAS_SEGMENT) == 0) {
            marks &= ~TO_SERVER;
            flags = 0;
            seq = 0;
            ack = 0;
        }
        if ((marks & HAS_STATE) == 0) {
            states = 0;
        }
        if ((marks & HAS_QUEUES) == 0) {
            queues(0, -1, 0, -1);
        }
        return this;
    }

    /** Writes it to {@link Recording#INTS} places of {@code to}, from {@code at} on. */
    void pack(int[] to, int at) {
        to[at] = kind.ordinal();
        to[at + 1] = marks;
        to[at + 2] = flags;
        to[at + 3] = seq;
        to[at + 4] = ack;
        to[at + 5] = length;
        to[at + 6] = states;
        System.arraycopy(queues, 0, to, at + 7, queues.length);
        to[at + 11] = cause;
        to[at + 12] = moved;
        to[at + 13] = retransmission << 12 | notes.number(note);
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

    private static int stateOf(String text) {
        for (TcpState state : TcpState.values()) {
            if (state.text().equals(text)) {
                return state.ordinal();
            }
        }
        return TcpState.NONE.ordinal();
    }
}
