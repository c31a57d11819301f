package org.listenq.output.statistics;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.util.stream.Stream;
import org.listenq.core.segment.Connection;
import org.listenq.core.trace.CounterSet;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.FoldingSink;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TraceRow;

/**
 * What a run, or several of one kind, amounts to: folds what it is told, and is read after {@link #end}.
 *
 * <p>Nothing is allocated per row once every counter set and cause has been seen.
 */
public final class RunStatistics implements FoldingSink {

    static final long INTERESTS = EventKind.SEGMENT_DROP.bit();

    private final RunInfo info;
    private final CounterTotals counters;
    private final DropTotals drops = new DropTotals();
    private final ConnectionFigures connections = new ConnectionFigures();
    private final ImmutableList<QueueFigures> queues;
    private final QueueFigures[] queueArray;
    private long runs;

    /** Begins to fold the run that {@code info} names. */
    public RunStatistics(RunInfo info) {
        this.info = info;
        this.counters = new CounterTotals(info.hosts());
        this.queues = Stream.generate(QueueFigures::new)
                .limit(info.listeners().size())
                .collect(ImmutableList.toImmutableList());
        this.queueArray = queues.toArray(QueueFigures[]::new);
    }

    @Override
    public long interests() {
        return INTERESTS;
    }

    @Override
    public boolean readsNumbers() {
        return false;
    }

    @Override
    public void accept(TraceRow row) {
        switch (row.kind()) {
            case SEGMENT_DROP -> dropped(row);
            case APP_WRITE, APP_READ -> talked(row);
            default -> {}
        }
    }

    private void dropped(TraceRow row) {
        drops.accept(row);
        connections.dropped(row);
    }

    @Override
    public void counted(long nowNanos, int host, CounterSet moved) {
        counters.add(host, moved);
    }

    @Override
    public void lengths(long nowNanos, int listener, int incomplete, int completed) {
        queueArray[listener].accept(nowNanos, incomplete, completed);
    }

    @Override
    public void ended(long nowNanos, Connection connection) {
        connections.ended(nowNanos, connection);
    }

    /** Folds what {@code row} says of its connection. */
    void story(TraceRow row) {
        if (row.kind() == EventKind.SEGMENT_DROP) {
            connections.dropped(row);
        } else {
            accept(row);
        }
    }

    /** Folds what {@code row} says of no connection. */
    void traffic(TraceRow row) {
        if (row.kind() == EventKind.SEGMENT_DROP) {
            drops.accept(row);
        }
    }

    private void talked(TraceRow row) {
        if (row.host() != RunInfo.SERVER) {
            connections.talked(row);
        }
    }

    /** Begins at {@code now} with the queues as {@code before} has left them. */
    void begin(RunStatistics before, long now) {
        for (int i = 0; i < queues.size(); i++) {
            queues.get(i).begin(before.queues.get(i), now);
        }
    }

    /** Ends the run at {@code now}; must come once, after the last row. */
    public void end(long now) {
        Preconditions.checkState(runs == 0, "ended before");
        runs = 1;
        queues.forEach(queue -> queue.until(now));
    }

    /** Adds {@code other}, a run with the same hosts and listeners; both have ended. */
    public void mergeWith(RunStatistics other) {
        Preconditions.checkState(runs > 0 && other.runs > 0, "a run has not ended");
        Preconditions.checkArgument(
                queues.size() == other.queues.size(), "other listeners: %s", other.info.listeners());
        counters.mergeWith(other.counters);
        drops.mergeWith(other.drops);
        connections.mergeWith(other.connections);
        for (int i = 0; i < queues.size(); i++) {
            queues.get(i).mergeWith(other.queues.get(i));
        }
        runs += other.runs;
    }

    /** What names the run; of several, the first. */
    public RunInfo info() {
        return info;
    }

    /** Number of runs in it. */
    public long runs() {
        return runs;
    }

    /** Each counter that moved and how often, by host. */
    public ImmutableSortedMap<String, ImmutableSortedMap<String, Long>> counters() {
        return counters.byHost();
    }

    /** What each counter that moved means. */
    public ImmutableSortedMap<String, String> counterMeanings() {
        return counters.meanings();
    }

    /** Number of segments lost or ignored, by cause. */
    public ImmutableSortedMap<String, Long> drops() {
        return drops.byCause();
    }

    public ConnectionFigures connections() {
        return connections;
    }

    /** The figures of the queues of each listening socket, in the order of {@link RunInfo#listeners()}. */
    public ImmutableList<QueueFigures> queues() {
        return queues;
    }
}
