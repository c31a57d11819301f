package org.listenq.output.report;

import com.google.common.collect.ImmutableList;
import java.util.TreeMap;
import org.listenq.core.segment.Connection;
import org.listenq.core.trace.TraceRow;
import org.listenq.output.statistics.Outcome;
import org.listenq.output.text.ConnectionName;
import org.listenq.output.text.FixedDecimal;

/** The connections with the smallest labels, as rows of a table. */
final class ConnectionSample {

    private static final ImmutableList<Table.Column> COLUMNS = ImmutableList.of(
            Table.word("client"),
            Table.number("connect at"),
            Table.number("SYNs"),
            Table.number("returned at"),
            Table.number("took"),
            Table.number("in the server's queue"),
            Table.number("accepted"),
            Table.number("first byte"),
            Table.word("result"),
            Table.word("outcome"));

    private final int limit;
    private final TreeMap<Integer, ImmutableList<String>> rows = new TreeMap<>();
    private long count;

    ConnectionSample(int limit) {
        this.limit = limit;
    }

    void ended(TraceRow row) {
        Connection connection = row.connection();
        count++;
        if (rows.size() < limit || connection.label() < rows.lastKey()) {
            rows.put(connection.label(), cells(row, connection));
        }
        if (rows.size() > limit) {
            rows.pollLastEntry();
        }
    }

    private static ImmutableList<String> cells(TraceRow row, Connection c) {
        return ImmutableList.of(
                ConnectionName.full(row.info(), c),
                moment(c.calledAt()),
                Integer.toString(c.synsSent()),
                moment(c.returnedAt()),
                moment(c.returnedAt() < 0 ? -1 : c.returnedAt() - c.calledAt()),
                moment(c.completedAt()),
                moment(c.acceptedAt()),
                moment(c.firstByteAt()),
                c.result().text(),
                Outcome.of(c).text());
    }

    private static String moment(long nanos) {
        return nanos < 0 ? "-" : FixedDecimal.shortSeconds(nanos);
    }

    Table table() {
        long left = count - rows.size();
        String note = left == 0 ? "" : "... and " + FixedDecimal.grouped(left) + " more in connections.csv";
        return new Table(COLUMNS, ImmutableList.copyOf(rows.values()), note);
    }
}
