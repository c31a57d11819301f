package org.listenq.scenarios.survey;

import com.google.common.collect.ImmutableSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.listenq.core.trace.Cause;
import org.listenq.core.trace.Counter;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;

/** What a server gave as reasons, and which of its counters moved, over several runs. */
final class Told implements TraceSink {

    private final Set<Cause> causes = new LinkedHashSet<>();
    private final Set<Counter> counters = new LinkedHashSet<>();

    @Override
    public long interests() {
        return EventKind.SEGMENT_DROP.bit()
                | EventKind.SYNQ_ADD.bit()
                | EventKind.SYNQ_REMOVE.bit()
                | EventKind.SYNQ_CHANGE.bit()
                | EventKind.TIMER_FIRE.bit();
    }

    @Override
    public boolean wantsCounters() {
        return true;
    }

    @Override
    public void accept(TraceRow row) {
        if (row.host() == RunInfo.SERVER) {
            counters.addAll(row.counters().counters());
            if (!row.cause().equals(Cause.NONE)) {
                causes.add(row.cause());
            }
        }
    }

    ImmutableSet<Cause> causes() {
        return ImmutableSet.copyOf(causes);
    }

    ImmutableSet<Counter> counters() {
        return ImmutableSet.copyOf(counters);
    }
}
