package org.listenq.output.statistics;

import com.google.common.collect.ImmutableList;
import java.util.stream.Stream;
import org.listenq.core.segment.Connection;
import org.listenq.core.trace.CounterSet;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.FoldingSink;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TraceRow;

/**
 * The parts of a run after its warm-up, each folded by itself: hosts and queues by the time of the row, connections by
 * the time of their connect().
 */
public final class WindowedStatistics implements FoldingSink {

    private static final long CONVERSATIONS = EventKind.APP_WRITE.bit() | EventKind.APP_READ.bit();

    private final Scope scope;
    private final long length;
    private final RunStatistics warmUp;
    private final ImmutableList<RunStatistics> parts;
    private RunStatistics current;
    private int part;

    /** When the next part begins. */
    private long boundary;

    /** Begins to fold the run that {@code info} names, which lasts until {@code endNanos}. */
    public WindowedStatistics(RunInfo info, Scope scope, long endNanos) {
        this.scope = scope;
        this.length = Math.max(1, (endNanos - scope.fromNanos()) / scope.parts());
        this.warmUp = new RunStatistics(info);
        this.parts = Stream.generate(() -> new RunStatistics(info))
                .limit(scope.parts())
                .collect(ImmutableList.toImmutableList());
        this.part = scope.fromNanos() == 0 ? 0 : -1;
        this.current = part < 0 ? warmUp : parts.get(0);
        this.boundary = endOf(part);
    }

    @Override
    public long interests() {
        return scope.conversations() ? RunStatistics.INTERESTS | CONVERSATIONS : RunStatistics.INTERESTS;
    }

    @Override
    public boolean readsNumbers() {
        return false;
    }

    @Override
    public void accept(TraceRow row) {
        advance(row.timeNanos());
        current.traffic(row);
        if (row.connection() != Connection.NONE) {
            int called = partOf(row.connection().calledAt());
            if (called >= 0) {
                parts.get(called).story(row);
            }
        }
    }

    @Override
    public void counted(long nowNanos, int host, CounterSet moved) {
        advance(nowNanos);
        current.counted(nowNanos, host, moved);
    }

    @Override
    public void lengths(long nowNanos, int listener, int incomplete, int completed) {
        advance(nowNanos);
        current.lengths(nowNanos, listener, incomplete, completed);
    }

    @Override
    public void ended(long nowNanos, Connection connection) {
        int called = partOf(connection.calledAt());
        if (called >= 0) {
            parts.get(called).ended(nowNanos, connection);
        }
    }

    private int partOf(long time) {
        if (time < scope.fromNanos()) {
            return -1;
        }
        return (int) Math.min((time - scope.fromNanos()) / length, scope.parts() - 1);
    }

    private void advance(long now) {
        while (now >= boundary) {
            RunStatistics next = parts.get(part + 1);
            current.end(boundary);
            next.begin(current, boundary);
            current = next;
            part++;
            boundary = endOf(part);
        }
    }

    private long endOf(int number) {
        boolean isLast = number == scope.parts() - 1;
        return isLast ? Long.MAX_VALUE : scope.fromNanos() + (number + 1) * length;
    }

    /** Ends the run at {@code now}; must come once, after the last row. */
    public void end(long now) {
        advance(now);
        current.end(now);
    }

    /** The parts in order; those that the run did not reach are empty. */
    public ImmutableList<RunStatistics> parts() {
        return parts;
    }
}
