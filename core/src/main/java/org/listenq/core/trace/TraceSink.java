package org.listenq.core.trace;

/** Listens to a run. */
public interface TraceSink {

    /** Mask of the kinds that it wants, see {@link EventKind#bit()}; asked once, before the run. */
    default long interests() {
        return EventKind.all();
    }

    /** Takes a row of a kind that it wants. The row is reused: read it now, or keep its {@link TraceRow#snapshot()}. */
    void accept(TraceRow row);
}
