package org.listenq.core.trace;

import java.util.ArrayList;
import java.util.Arrays;
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

    private static final int KINDS = EventKind.values().length;

    /** Who gets a row, by its kind; from {@link #KINDS} on, who gets one that moves a counter. */
    private final TraceSink[][] audiences = new TraceSink[2 * KINDS][];

    private final long mask;

    /** The kinds that are not passed over at once: those that a sink wants, or all if a sink reads numbers of rows. */
    private final long heeded;

    private final boolean anyCounts;
    private final FoldingSink folding;
    private final Scheduler scheduler;
    private final TraceRow row;

    private long rows;
    private long unwanted;

    /** Tells {@code sinks} of the run that {@code info} names and whose clock is {@code scheduler}. */
    public Trace(RunInfo info, Scheduler scheduler, List<? extends TraceSink> sinks) {
        this.scheduler = scheduler;
        boolean any = false;
        long union = 0;
        List<Wishes> wishes = new ArrayList<>(sinks.size());
        for (TraceSink sink : sinks) {
            Wishes wish = new Wishes(sink, sink.interests(), sink.wantsCounters());
            wishes.add(wish);
            union |= wish.interests;
            any |= wish.counters;
        }
        for (int kind = 0; kind < KINDS; kind++) {
            audiences[kind] = audience(wishes, 1L << kind, false);
            audiences[KINDS + kind] = audience(wishes, 1L << kind, true);
        }
        this.mask = union;
        this.anyCounts = any;
        this.folding = FoldingSinks.among(sinks);
        this.heeded = sinks.stream().anyMatch(TraceSink::readsNumbers) ? EventKind.all() : mask;
        this.row = new TraceRow(info);
    }

    /** What a sink wants, asked once. */
    private record Wishes(TraceSink sink, long interests, boolean counters) {}

    private static TraceSink[] audience(List<Wishes> wishes, long bit, boolean moves) {
        TraceSink[] audience = new TraceSink[wishes.size()];
        int size = 0;
        for (Wishes wish : wishes) {
            if ((wish.interests & bit) != 0 || (moves && wish.counters)) {
                audience[size++] = wish.sink;
            }
        }
        return Arrays.copyOf(audience, size);
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
        boolean moves = !row.counters().isEmpty();
        if (moves) {
            move(row.host(), row.counters());
        }
        if (row.listener() >= 0) {
            lengths(row.listener(), row.synAfter(), row.accAfter());
        }
        int kind = row.kind().ordinal();
        for (TraceSink sink : audiences[moves ? KINDS + kind : kind]) {
            sink.accept(row);
        }
    }

    /** Number of rows handed on so far. */
    public long rows() {
        return rows;
    }
}
