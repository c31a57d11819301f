package org.listenq.core.trace;

import java.util.List;
import org.listenq.core.engine.Scheduler;
import org.listenq.core.segment.Connection;

/**
 * Where the model says what happens; hands rows to the sinks that want them.
 *
 * <p>Use: {@code if (trace.wants(kind)) { trace.row(kind, host, connection).cause(..); trace.emit(); }}, once for each
 * row. When nobody listens, a test of a mask and a count are all that it costs.
 */
public final class Trace {

    private final TraceSink[] sinks;
    private final long[] masks;
    private final long mask;

    /** The kinds that are not passed over at once: those that a sink wants, or all if a sink reads numbers of rows. */
    private final long heeded;

    private final boolean[] counting;
    private final boolean anyCounts;
    private final FoldingSink folding;
    private final Scheduler scheduler;
    private final TraceRow row;

    private long rows;
    private long unwanted;

    /** Tells {@code sinks} of the run that {@code info} names and whose clock is {@code scheduler}. */
    public Trace(RunInfo info, Scheduler scheduler, List<? extends TraceSink> sinks) {
        this.scheduler = scheduler;
        this.sinks = sinks.toArray(TraceSink[]::new);
        this.masks = new long[this.sinks.length];
        this.counting = new boolean[this.sinks.length];
        boolean any = false;
        long union = 0;
        for (int i = 0; i < masks.length; i++) {
            masks[i] = this.sinks[i].interests();
            union |= masks[i];
            counting[i] = this.sinks[i].wantsCounters();
            any |= counting[i];
        }
        this.anyCounts = any;
        this.folding = FoldingSinks.among(sinks);
        this.mask = union;
        this.heeded = sinks.stream().anyMatch(TraceSink::readsNumbers) ? EventKind.all() : union;
        this.row = new TraceRow(info);
    }

    /** Whether any sink wants rows of this kind; if none does, the row that is not made takes a number all the same. */
    public boolean wants(EventKind kind) {
        return (heeded & kind.bit()) != 0 && counted((mask & kind.bit()) != 0);
    }

    /**
     * As {@link #wants(EventKind)}, or whether any sink wants any row that moves {@code counters}; if there is to be no
     * row, they move at {@code host} all the same.
     */
    public boolean wants(EventKind kind, int host, CounterSet counters) {
        if (counters.isEmpty()) {
            return wants(kind);
        }
        boolean wanted = counted(anyCounts || (mask & kind.bit()) != 0);
        if (!wanted) {
            move(host, counters);
        }
        return wanted;
    }

    private void move(int host, CounterSet counters) {
        folding.counted(scheduler.now(), host, counters);
    }

    /** Tells the lengths of a listening socket's queues after a change of which there is to be no row. */
    public void lengths(int listener, int incomplete, int completed) {
        folding.lengths(scheduler.now(), listener, incomplete, completed);
    }

    /** Tells that nothing is left to do for {@code connection}, in a row if one is wanted. */
    public void ended(Connection connection) {
        folding.ended(scheduler.now(), connection);
        if (wants(EventKind.CONNECTION_END)) {
            row(EventKind.CONNECTION_END, RunInfo.host(connection.group()), connection);
            emit();
        }
    }

    /** A row has its number whoever listens, so a part of a trace has the numbers of the whole. */
    private boolean counted(boolean wanted) {
        if (!wanted) {
            unwanted++;
        }
        return wanted;
    }

    /** Starts the row of an event that happens now at {@code host}, see {@link RunInfo#hosts()}. */
    public TraceRow row(EventKind kind, int host, Connection connection) {
        return row.start(scheduler.now(), kind, host, connection);
    }

    /** Hands the row on, with the next row number. */
    public void emit() {
        row.number(unwanted + rows++);
        long bit = row.kind().bit();
        boolean moves = !row.counters().isEmpty();
        if (moves) {
            move(row.host(), row.counters());
        }
        if (row.listener() >= 0) {
            lengths(row.listener(), row.synAfter(), row.accAfter());
        }
        for (int i = 0; i < sinks.length; i++) {
            if ((masks[i] & bit) != 0 || (moves && counting[i])) {
                sinks[i].accept(row);
            }
        }
    }

    /** Number of rows handed on so far. */
    public long rows() {
        return rows;
    }
}
