package org.listenq.output.explain;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.TraceRow;
import org.listenq.output.saved.SavedProblem;
import org.listenq.output.saved.SavedRun;
import org.listenq.output.saved.SavedSummary;
import org.listenq.output.trace.SavedRow;

/**
 * All that a trace tells of one connection.
 *
 * @param summary of the run
 * @param number of the connection, from 1
 * @param client name of the host that opened it
 * @param rows in order, at least one of them about a segment
 */
public record ConnectionRows(SavedSummary summary, long number, String client, ImmutableList<CountedRow> rows) {

    /**
     * Reads the rows of connection {@code number} of {@code run}.
     *
     * @throws SavedProblem if there is no such connection, or the trace does not tell of its segments
     */
    public static ConnectionRows read(SavedRun run, long number) throws IOException {
        Gathering gathering = new Gathering(number);
        run.forEach(gathering::accept);
        ImmutableList<CountedRow> rows = gathering.rows.build();
        if (rows.isEmpty()) {
            String those = gathering.last == 0 ? "has none" : "has 1 to " + gathering.last;
            throw new SavedProblem("no connection " + number + " in " + run.trace() + ", which " + those);
        }
        if (rows.stream().noneMatch(row -> row.kind() == EventKind.SEGMENT_SEND)) {
            throw new SavedProblem(run.trace() + " does not tell of the segments of connection " + number
                    + "; run with --set trace.level=all");
        }
        return new ConnectionRows(run.summary(), number, gathering.client, rows);
    }

    /** Folds the counters and keeps the rows of one connection. */
    private static final class Gathering {
        private final long number;
        private final CounterSums counters = new CounterSums();
        private final ImmutableList.Builder<CountedRow> rows = ImmutableList.builder();
        private String client = "client";
        private long last;

        Gathering(long number) {
            this.number = number;
        }

        void accept(SavedRow row) {
            counters.accept(row);
            long connection = row.number("conn_id");
            last = Math.max(last, connection == TraceRow.ABSENT ? 0 : connection);
            if (connection == number) {
                rows.add(new CountedRow(row, counters.after(row)));
                client = row.text("role").equals("client") ? row.text("host") : client;
            }
        }
    }

    /** Returns the name that texts call it by. */
    public String name() {
        return "connection " + number + " (" + client + ")";
    }
}
