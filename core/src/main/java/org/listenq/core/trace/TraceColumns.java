package org.listenq.core.trace;

import static org.listenq.core.trace.TraceColumn.integer;
import static org.listenq.core.trace.TraceColumn.label;
import static org.listenq.core.trace.TraceColumn.phrase;
import static org.listenq.core.trace.TraceColumn.seconds;
import static org.listenq.core.trace.TraceColumn.text;

import com.google.common.collect.ImmutableList;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Segment;

/** The columns of the trace, in order: the one list that every format and its documentation come from. */
public final class TraceColumns {

    /** All columns. */
    public static final ImmutableList<TraceColumn> ALL = ImmutableList.of(
            label("run", "name of the run", row -> row.info().run()),
            integer("seed", "", "root seed", row -> row.info().seed()),
            seconds("t_s", "time since the start of the run", TraceRow::timeNanos),
            integer("seq_no", "", "number of the row in the run, from 0", TraceRow::number),
            label("host", "host at which it happens", row -> row.info().hosts().get(row.host())),
            text("role", "client or server", row -> row.host() == RunInfo.SERVER ? "server" : "client"),
            integer(
                    "conn_id",
                    "",
                    "number of the connection in order of connect(), from 1",
                    ofConnection(Connection::number)),
            text("event", "what happens", row -> row.kind().text()),
            text("dir", "direction of the segment", ofSegment(row -> row.direction()
                    .text())),
            text("flags", "control bits in tcpdump's letters", ofSegment(row -> Flags.text(row.flags()))),
            integer("seq", "bytes", "sequence number, relative to the initial one", numberOfSegment(TraceRow::seq)),
            integer("ack", "bytes", "acknowledgement number, relative", numberOfSegment(TraceColumns::ackOf)),
            integer("len", "bytes", "payload of the segment, or what a program reads or writes", TraceColumns::length),
            phrase(
                    "options",
                    "time stamp option: own value and echo, in ms",
                    row -> row.hasSegment() && row.tsVal() != Segment.NO_TIMESTAMP,
                    new TraceColumn.Phrase("TS val ", TraceRow::tsVal, " ecr ", row -> Math.max(0, row.tsEcr()))),
            text("state_before", "state of this side before", ofState(TraceRow::stateBefore)),
            text("state_after", "state of this side after", ofState(TraceRow::stateAfter)),
            label("listener", "listening socket", TraceColumns::listenerName),
            integer("syn_q_before", "connections", "incomplete queue before", ofListener(TraceRow::synBefore)),
            integer("syn_q_after", "connections", "incomplete queue after", ofListener(TraceRow::synAfter)),
            integer(
                    "syn_q_limit",
                    "connections",
                    "most that the incomplete queue holds",
                    ofListener(limit(TraceRow::synLimit))),
            integer("acc_q_before", "connections", "completed queue before", ofListener(TraceRow::accBefore)),
            integer("acc_q_after", "connections", "completed queue after", ofListener(TraceRow::accAfter)),
            integer(
                    "acc_q_limit",
                    "connections",
                    "most that the completed queue holds",
                    ofListener(limit(TraceRow::accLimit))),
            integer(
                    "young",
                    "connections",
                    "incomplete ones whose SYN-ACK was never retransmitted by timer",
                    ofListener(TraceRow::young)),
            text("drop_reason", "the cause, in the system's word or as SIM_...", row -> row.cause()
                    .name()),
            text("counter", "counters of the host that move, joined by +", row -> row.counters()
                    .text()),
            integer(
                    "retrans_no",
                    "",
                    "which retransmission of the same content, 0 for an original",
                    TraceRow::retransmission),
            seconds("timer_due_s", "when the timer is due", TraceRow::timerDueNanos),
            integer("worker", "", "worker that accepts", row -> row.worker() < 0 ? TraceRow.ABSENT : row.worker()),
            text("note", "more in a word", TraceRow::note));

    private TraceColumns() {}

    private static ToLongFunction<TraceRow> ofConnection(ToLongFunction<Connection> get) {
        return row -> row.connection() == Connection.NONE ? TraceRow.ABSENT : get.applyAsLong(row.connection());
    }

    private static Function<TraceRow, String> ofSegment(Function<TraceRow, String> get) {
        return row -> row.hasSegment() ? get.apply(row) : "";
    }

    private static ToLongFunction<TraceRow> numberOfSegment(ToLongFunction<TraceRow> get) {
        return row -> row.hasSegment() ? get.applyAsLong(row) : TraceRow.ABSENT;
    }

    private static Function<TraceRow, String> ofState(Function<TraceRow, TcpState> get) {
        return row -> row.hasState() ? get.apply(row).text() : "";
    }

    private static ToLongFunction<TraceRow> ofListener(ToLongFunction<TraceRow> get) {
        return row -> row.listener() < 0 ? TraceRow.ABSENT : get.applyAsLong(row);
    }

    private static ToLongFunction<TraceRow> limit(ToLongFunction<TraceRow> get) {
        return row -> get.applyAsLong(row) < 0 ? TraceRow.ABSENT : get.applyAsLong(row);
    }

    private static long length(TraceRow row) {
        return row.hasLength() ? row.length() : TraceRow.ABSENT;
    }

    private static long ackOf(TraceRow row) {
        return (row.flags() & Flags.ACK) == 0 ? TraceRow.ABSENT : row.ack();
    }

    private static String listenerName(TraceRow row) {
        return row.listener() < 0 ? "" : row.info().listeners().get(row.listener());
    }
}
