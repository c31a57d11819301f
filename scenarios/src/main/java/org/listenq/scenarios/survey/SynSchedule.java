package org.listenq.scenarios.survey;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.listenq.core.client.ClientStack;
import org.listenq.core.segment.Flags;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;
import org.listenq.scenarios.assembly.CoreSystems;

/**
 * When a client sends its SYNs to a server that is silent, and when connect() gives up.
 *
 * @param stack whose client
 * @param syns times in nanoseconds
 * @param failsAt when connect() returns, in nanoseconds
 * @param error what it returns
 */
public record SynSchedule(ClientStack.Provider stack, ImmutableList<Long> syns, long failsAt, String error) {

    /** Asks {@code stack}, which comes with ListenQ. */
    public static SynSchedule of(ClientStack.Provider stack) {
        return of(stack, new CoreSystems());
    }

    /** Asks {@code stack}, which is one of {@code systems}. */
    public static SynSchedule of(ClientStack.Provider stack, CoreSystems systems) {
        Attempt attempt = new Attempt();
        Experiment.run(
                systems,
                List.of(attempt),
                "clients: [{name: c, stack: " + stack.name() + ", arrivals: at-once, count: 1}]",
                "network: {delay: 5ms, loss: 100%}",
                "server: {backlog: 5}",
                "run: {duration: 1000s}");
        return new SynSchedule(stack, ImmutableList.copyOf(attempt.syns), attempt.failsAt, attempt.error);
    }

    private static final class Attempt implements TraceSink {

        private final List<Long> syns = new ArrayList<>();
        private long failsAt = -1;
        private String error = "";

        @Override
        public long interests() {
            return EventKind.SEGMENT_SEND.bit() | EventKind.CONNECT_RETURN.bit();
        }

        @Override
        public void accept(TraceRow row) {
            if (row.kind() == EventKind.CONNECT_RETURN) {
                failsAt = row.timeNanos();
                error = row.note();
            } else if (row.flags() == Flags.SYN) {
                syns.add(row.timeNanos());
            }
        }
    }
}
