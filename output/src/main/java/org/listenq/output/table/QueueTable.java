package org.listenq.output.table;

import com.google.common.collect.ImmutableList;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.listenq.core.segment.Connection;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;
import org.listenq.output.text.ByteEncoder;
import org.listenq.output.text.CsvCells;

/**
 * The lengths of both queues of each listening socket as CSV: a line at every change of a length, of the young or of
 * a limit, with what holds after it.
 */
public final class QueueTable implements TraceSink, Closeable {

    private static final ImmutableList<String> COLUMNS = ImmutableList.of(
            "t_s", "listener", "syn_q", "syn_q_limit", "acc_q", "acc_q_limit", "young", "event", "conn_id", "cause");

    private final ByteEncoder out;
    private final CsvCells cells;
    private final List<Lengths> last = new ArrayList<>();

    /** Writes to {@code stream}, which it closes in the end. */
    public QueueTable(OutputStream stream) {
        out = new ByteEncoder(stream);
        cells = new CsvCells(out);
        cells.header(COLUMNS);
    }

    @Override
    public long interests() {
        return EventKind.SYNQ_ADD.bit()
                | EventKind.SYNQ_REMOVE.bit()
                | EventKind.SYNQ_CHANGE.bit()
                | EventKind.ACCQ_ADD.bit()
                | EventKind.ACCQ_REMOVE.bit()
                | EventKind.ACCEPT_RETURN.bit()
                | EventKind.LISTENER_OPEN.bit()
                | EventKind.LISTENER_CLOSE.bit();
    }

    @Override
    public void accept(TraceRow row) {
        if (row.listener() >= 0 && lastOf(row.listener()).changedBy(row)) {
            cells.seconds(row.timeNanos()).label(row.info().listeners().get(row.listener()));
            cells.number(row.synAfter()).number(limit(row.synLimit()));
            cells.number(row.accAfter()).number(limit(row.accLimit())).number(row.young());
            boolean none = row.connection() == Connection.NONE;
            cells.word(row.kind().text())
                    .number(none ? TraceRow.ABSENT : row.connection().number());
            cells.word(row.cause().name()).end();
        }
    }

    private static long limit(int limit) {
        return limit < 0 ? TraceRow.ABSENT : limit;
    }

    private Lengths lastOf(int listener) {
        while (last.size() <= listener) {
            last.add(new Lengths());
        }
        return last.get(listener);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** What the last line of a listening socket said. */
    private static final class Lengths {
        private int incomplete = -1;
        private int incompleteLimit;
        private int completed;
        private int completedLimit;
        private int young;

        boolean changedBy(TraceRow row) {
            boolean same = incomplete == row.synAfter()
                    && completed == row.accAfter()
                    && young == row.young()
                    && incompleteLimit == row.synLimit()
                    && completedLimit == row.accLimit();
            incomplete = row.synAfter();
            completed = row.accAfter();
            young = row.young();
            incompleteLimit = row.synLimit();
            completedLimit = row.accLimit();
            return !same;
        }
    }
}
