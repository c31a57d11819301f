package org.listenq.scenarios.recorded;

import com.google.common.primitives.ImmutableLongArray;
import java.util.stream.LongStream;
import org.listenq.core.segment.ConnectResult;
import org.listenq.core.segment.Connection;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.LinuxCounters;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;

/** Measures a run of an overloaded server. */
final class OverloadSink implements TraceSink {

    private final LongStream.Builder connects = LongStream.builder();
    private long overflows;

    @Override
    public long interests() {
        return EventKind.CONNECTION_END.bit();
    }

    @Override
    public boolean wantsCounters() {
        return true;
    }

    @Override
    public void accept(TraceRow row) {
        if (row.host() == RunInfo.SERVER && row.counters().counters().contains(LinuxCounters.LISTEN_OVERFLOWS)) {
            overflows++;
        }
        if (row.kind() == EventKind.CONNECTION_END) {
            Connection connection = row.connection();
            boolean succeeded = connection.result() == ConnectResult.OK;
            connects.add(succeeded ? connection.returnedAt() - connection.calledAt() : OverloadRun.FOREVER);
        }
    }

    OverloadRun run() {
        return new OverloadRun(ImmutableLongArray.copyOf(connects.build().sorted()), overflows);
    }
}
