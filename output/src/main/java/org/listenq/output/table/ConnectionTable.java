package org.listenq.output.table;

import com.google.common.collect.ImmutableList;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import org.listenq.core.segment.Connection;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;
import org.listenq.output.statistics.ConnectionFigures;
import org.listenq.output.statistics.Outcome;
import org.listenq.output.text.ByteEncoder;
import org.listenq.output.text.CsvCells;

/** The table of connections as CSV, a line for each in the order in which their stories ended. */
public final class ConnectionTable implements TraceSink, Closeable {

    private static final ImmutableList<String> COLUMNS = ImmutableList.of(
            "conn_id",
            "client",
            "group",
            "attempt",
            "start_s",
            "syn_count",
            "synack_count",
            "client_established_s",
            "server_established_s",
            "accepted_s",
            "first_byte_s",
            "connect_latency_s",
            "accept_wait_s",
            "result",
            "outcome",
            "false_established_s",
            "cookie",
            "worker",
            "end");

    private final ByteEncoder out;
    private final CsvCells cells;

    /** Writes to {@code stream}, which it closes in the end. */
    public ConnectionTable(OutputStream stream) {
        out = new ByteEncoder(stream);
        cells = new CsvCells(out);
        cells.header(COLUMNS);
    }

    @Override
    public long interests() {
        return EventKind.CONNECTION_END.bit();
    }

    @Override
    public void accept(TraceRow row) {
        Connection c = row.connection();
        cells.number(c.number()).number(c.client() + 1);
        cells.label(row.info().hosts().get(RunInfo.host(c.group()))).number(c.attempt());
        cells.moment(c.calledAt()).number(c.synsSent()).number(c.synAcksSent());
        cells.moment(c.establishedAt()).moment(c.completedAt());
        cells.moment(c.acceptedAt()).moment(c.firstByteAt());
        cells.moment(between(c.calledAt(), c.establishedAt())).moment(between(c.completedAt(), c.acceptedAt()));
        cells.word(c.result().text()).word(Outcome.of(c).text());
        cells.moment(ConnectionFigures.falselyEstablished(c.story(), row.timeNanos()));
        cells.number(c.cookie() ? 1 : 0).number(c.worker() < 0 ? TraceRow.ABSENT : c.worker());
        cells.word(c.clientEnd().text()).end();
    }

    private static long between(long from, long to) {
        return from < 0 || to < 0 ? Connection.NEVER : to - from;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
