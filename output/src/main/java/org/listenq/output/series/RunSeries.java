package org.listenq.output.series;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.stream.Stream;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;
import org.listenq.output.trace.SavedRow;

/** Folds the rows of a run, live or saved, into what its plots over time show, in bounded memory. */
public final class RunSeries implements TraceSink {

    /** Kind of {@link #rates()}: calls of connect(). */
    public static final String CONNECTS = "connect() called";

    /** Kind of {@link #rates()}: SYNs that reached the server, also repeated and forged ones. */
    public static final String SYNS = "SYNs at the server";

    /** Kind of {@link #rates()}: connections that entered a completed queue. */
    public static final String COMPLETIONS = "handshakes completed";

    /** Kind of {@link #rates()}: connections that accept() returned. */
    public static final String ACCEPTS = "accept() returned";

    private static final String NO_CAUSE = "no stated cause";
    private static final String SYN = Flags.text(Flags.SYN);

    private static final long INTERESTS = EventKind.SEGMENT_RECV.bit()
            | EventKind.SEGMENT_DROP.bit()
            | EventKind.CONNECT_CALL.bit()
            | EventKind.SYNQ_ADD.bit()
            | EventKind.SYNQ_REMOVE.bit()
            | EventKind.ACCQ_ADD.bit()
            | EventKind.ACCQ_REMOVE.bit()
            | EventKind.ACCEPT_RETURN.bit()
            | EventKind.LISTENER_OPEN.bit()
            | EventKind.LISTENER_CLOSE.bit();

    private final ImmutableList<String> listeners;
    private final ImmutableMap<String, Integer> indices;
    private final ImmutableList<QueueSeries> queues;
    private final RateSeries rates = new RateSeries();
    private final RateSeries dropRates = new RateSeries();
    private final DropSeries drops = new DropSeries();

    /** Begins with a run whose listening sockets are called {@code listeners}, see {@link RunInfo#listeners()}. */
    public RunSeries(ImmutableList<String> listeners) {
        this.listeners = listeners;
        this.queues =
                Stream.generate(QueueSeries::new).limit(listeners.size()).collect(ImmutableList.toImmutableList());
        ImmutableMap.Builder<String, Integer> index = ImmutableMap.builder();
        for (int i = 0; i < listeners.size(); i++) {
            index.put(listeners.get(i), i);
        }
        this.indices = index.buildKeepingLast();
    }

    @Override
    public long interests() {
        return INTERESTS;
    }

    @Override
    public void accept(TraceRow row) {
        if (row.listener() >= 0) {
            queues.get(row.listener())
                    .add(row.timeNanos(), row.synAfter(), row.synLimit(), row.accAfter(), row.accLimit());
        }
        boolean syn = row.hasSegment()
                && row.direction() == Direction.TO_SERVER
                && (row.flags() & Flags.SYN_ACK) == Flags.SYN;
        count(row.kind(), syn, row.cause().name(), row.timeNanos());
    }

    /** Takes a row of a saved trace. */
    public void accept(SavedRow row) {
        Integer listener = indices.get(row.text("listener"));
        if (listener != null) {
            queues.get(listener)
                    .add(
                            row.timeNanos(),
                            (int) row.number("syn_q_after"),
                            limit(row.number("syn_q_limit")),
                            (int) row.number("acc_q_after"),
                            limit(row.number("acc_q_limit")));
        }
        boolean syn = row.text("flags").equals(SYN) && row.text("dir").equals(Direction.TO_SERVER.text());
        count(row.kind(), syn, row.text("drop_reason"), row.timeNanos());
    }

    private static int limit(long saved) {
        return saved == TraceRow.ABSENT ? -1 : (int) saved;
    }

    private void count(EventKind kind, boolean syn, String cause, long time) {
        switch (kind) {
            case CONNECT_CALL -> rates.add(CONNECTS, time);
            case ACCQ_ADD -> rates.add(COMPLETIONS, time);
            case ACCEPT_RETURN -> rates.add(ACCEPTS, time);
            case SEGMENT_DROP -> dropped(cause.isEmpty() ? NO_CAUSE : cause, time);
            case SEGMENT_RECV -> {
                if (syn) {
                    rates.add(SYNS, time);
                }
            }
            default -> {}
        }
    }

    private void dropped(String cause, long time) {
        dropRates.add(cause, time);
        drops.add(cause, time);
    }

    /** Ends the run at {@code now}; must come once, after the last row. */
    public void end(long now) {
        rates.reach(now);
        dropRates.reach(now);
    }

    /** The names of the listening sockets. */
    public ImmutableList<String> listeners() {
        return listeners;
    }

    /** The queues of each listening socket, in the order of {@link #listeners()}. */
    public ImmutableList<QueueSeries> queues() {
        return queues;
    }

    /** Arrivals, completions and accepts; bins as wide as those of {@link #dropRates()} once the run has ended. */
    public RateSeries rates() {
        return rates;
    }

    /** Drops, each kind the name of a cause. */
    public RateSeries dropRates() {
        return dropRates;
    }

    /** When there were drops, by cause. */
    public DropSeries drops() {
        return drops;
    }
}
