package org.listenq.core.listener;

import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Segment;
import org.listenq.core.trace.CounterSet;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TcpState;
import org.listenq.core.trace.Trace;
import org.listenq.core.trace.TraceRow;

/** Says what happens to the queues of one listening socket. */
final class QueueRows {

    private final Trace trace;
    private final QueueState queues;
    private final int index;

    QueueRows(Trace trace, QueueState queues, int index) {
        this.trace = trace;
        this.queues = queues;
        this.index = index;
    }

    /** A segment is not let in. */
    void dropped(Segment segment, Verdict verdict, TcpState state) {
        if (trace.wants(EventKind.SEGMENT_DROP, RunInfo.SERVER, verdict.counters())) {
            row(EventKind.SEGMENT_DROP, segment.connection(), 0, 0)
                    .segment(segment)
                    .state(state, state)
                    .cause(verdict.cause())
                    .counters(verdict.counters());
            trace.emit();
        }
    }

    /** The incomplete queue has grown by {@code change}. */
    void incomplete(EventKind kind, HalfOpen entry, int change, Verdict why, String note) {
        if (change(kind, why.counters())) {
            boolean enters = kind == EventKind.SYNQ_ADD;
            row(kind, entry.connection(), change, 0)
                    .state(enters ? TcpState.NONE : entry.state(), enters ? entry.state() : TcpState.NONE)
                    .cause(why.cause())
                    .counters(why.counters())
                    .note(note);
            trace.emit();
        }
    }

    /** An entry has become a completed connection: it has left the incomplete queue, and enters the other one next. */
    void promoted(HalfOpen entry) {
        if (trace.wants(EventKind.SYNQ_REMOVE)) {
            row(EventKind.SYNQ_REMOVE, entry.connection(), -1, 0)
                    .state(entry.state(), entry.state())
                    .note("promoted");
            trace.emit();
        }
    }

    /** An entry stays and changes. */
    void changed(HalfOpen entry, Verdict why, String note) {
        if (trace.wants(EventKind.SYNQ_CHANGE, RunInfo.SERVER, why.counters())) {
            row(EventKind.SYNQ_CHANGE, entry.connection(), 0, 0)
                    .state(TcpState.SYN_RECV, entry.state())
                    .cause(why.cause())
                    .counters(why.counters())
                    .note(note);
            trace.emit();
        }
    }

    /** An entry's timer has fired. */
    void timer(HalfOpen entry, Verdict verdict) {
        if (trace.wants(EventKind.TIMER_FIRE, RunInfo.SERVER, verdict.counters())) {
            row(EventKind.TIMER_FIRE, entry.connection(), 0, 0)
                    .state(TcpState.SYN_RECV, TcpState.SYN_RECV)
                    .cause(verdict.cause())
                    .counters(verdict.counters())
                    .note("SYN-ACK");
            trace.emit();
        }
    }

    /** An entry's timer is armed. */
    void timerSet(HalfOpen entry) {
        if (trace.wants(EventKind.TIMER_SET)) {
            row(EventKind.TIMER_SET, entry.connection(), 0, 0)
                    .timerDue(entry.time())
                    .note("SYN-ACK");
            trace.emit();
        }
    }

    /** A connection has entered the completed queue; {@code before} is the state that it had as an entry, if any. */
    void completed(CompletedConnection connection, TcpState before, Verdict why) {
        if (change(EventKind.ACCQ_ADD, why.counters())) {
            row(EventKind.ACCQ_ADD, connection.connection(), 0, 1)
                    .state(before, connection.state())
                    .cause(why.cause())
                    .counters(why.counters())
                    .note(before == TcpState.NONE ? "cookie" : "");
            trace.emit();
        }
    }

    /** A completed connection has come from the queue of another socket. */
    void moved(CompletedConnection connection, CounterSet counters) {
        if (change(EventKind.ACCQ_ADD, counters)) {
            row(EventKind.ACCQ_ADD, connection.connection(), 0, 1)
                    .state(connection.state(), connection.state())
                    .counters(counters)
                    .note("migrated");
            trace.emit();
        }
    }

    /** A connection has left the completed queue, to accept() or otherwise. */
    void left(EventKind kind, CompletedConnection connection, int worker, String note) {
        if (change(kind, CounterSet.NONE)) {
            row(kind, connection.connection(), 0, -1)
                    .state(connection.state(), connection.state())
                    .worker(worker)
                    .note(note);
            trace.emit();
        }
    }

    /** The socket begins or ends to listen, or its backlog changes. */
    void socket(EventKind kind, String note) {
        if (trace.wants(kind)) {
            row(kind, Connection.NONE, 0, 0).note(note);
            trace.emit();
        }
    }

    /** Whether the trace wants a row of a change of the queues; if not, it learns their lengths without one. */
    private boolean change(EventKind kind, CounterSet counters) {
        boolean wanted = trace.wants(kind, RunInfo.SERVER, counters);
        if (!wanted) {
            trace.lengths(index, queues.incomplete(), queues.completed());
        }
        return wanted;
    }

    /** Tells the queue lengths in a row of another's making. */
    TraceRow lengths(TraceRow row) {
        return lengths(row, 0, 0);
    }

    private TraceRow row(EventKind kind, Connection connection, int incompleteChange, int completedChange) {
        return lengths(trace.row(kind, RunInfo.SERVER, connection), incompleteChange, completedChange);
    }

    private TraceRow lengths(TraceRow row, int incompleteChange, int completedChange) {
        int incomplete = queues.incomplete();
        int completed = queues.completed();
        row.incomplete(index, incomplete - incompleteChange, incomplete, queues.incompleteLimit(), queues.young());
        return row.completed(completed - completedChange, completed, queues.completedLimit());
    }
}
