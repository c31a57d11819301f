package org.listenq.runner.execution;

import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;
import org.listenq.runner.progress.Progress;

/** Tells the simulated time of a run as its progress, whenever a connection begins or ends. */
record SimulatedTime(Progress progress) implements TraceSink {

    @Override
    public long interests() {
        return EventKind.CONNECT_CALL.bit() | EventKind.CONNECTION_END.bit();
    }

    @Override
    public void accept(TraceRow row) {
        progress.reached(row.timeNanos());
    }
}
