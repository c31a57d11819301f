package org.listenq.scenarios.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TraceEvent;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;

/** All that a server did in a short run. */
final class Moments implements TraceSink {

    private final List<TraceEvent> events = new ArrayList<>();

    @Override
    public void accept(TraceRow row) {
        if (row.host() == RunInfo.SERVER) {
            events.add(row.snapshot());
        }
    }

    /** Returns when events happened that fit, in nanoseconds, in order. */
    List<Long> times(Predicate<TraceEvent> fits) {
        return events.stream().filter(fits).map(TraceEvent::timeNanos).toList();
    }

    /** Whether an event happened that fits. */
    boolean any(Predicate<TraceEvent> fits) {
        return events.stream().anyMatch(fits);
    }
}
