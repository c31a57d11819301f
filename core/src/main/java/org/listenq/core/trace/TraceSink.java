package org.listenq.core.trace;

/** Listens to a run. */
public interface TraceSink {

    /** Mask of the kinds that it wants, see {@link EventKind#bit()}; asked once, before the run. */
    default long interests() {
        return EventKind.all();
    }

    /** Whether it wants every row that moves a counter, whatever its kind; asked once, before the run. */
    default boolean wantsCounters() {
        return false;
    }

    /** Whether it reads the {@linkplain TraceRow#number numbers} of rows; asked once, before the run. */
    default boolean readsNumbers() {
        return true;
    }

    /** Takes a row that it wants. The row is reused: read it now, or keep its {@link TraceRow#snapshot()}. */
    void accept(TraceRow row);
}
