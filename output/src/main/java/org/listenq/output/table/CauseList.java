package org.listenq.output.table;

import com.google.common.collect.ImmutableList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Set;
import org.listenq.core.trace.Cause;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;

/** The causes that a run met, so that its folder explains their names. */
public final class CauseList implements TraceSink {

    private static final long INTERESTS = EventKind.SEGMENT_SEND.bit()
            | EventKind.SEGMENT_RECV.bit()
            | EventKind.SEGMENT_DROP.bit()
            | EventKind.SYNQ_ADD.bit()
            | EventKind.SYNQ_REMOVE.bit()
            | EventKind.ACCQ_ADD.bit()
            | EventKind.ACCQ_REMOVE.bit();

    private final Set<Cause> met = Collections.newSetFromMap(new IdentityHashMap<>());

    @Override
    public long interests() {
        return INTERESTS;
    }

    @Override
    public boolean wantsCounters() {
        return true;
    }

    @Override
    public void accept(TraceRow row) {
        met.add(row.cause());
    }

    /** Returns them by name; one name may have several meanings. */
    ImmutableList<Cause> byName() {
        return met.stream()
                .filter(cause -> !cause.name().isEmpty())
                .distinct()
                .sorted(Comparator.comparing(Cause::name)
                        .thenComparing(Cause::meaning)
                        .thenComparing(Cause::source))
                .collect(ImmutableList.toImmutableList());
    }
}
