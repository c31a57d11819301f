package org.listenq.output;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.listenq.core.listener.Limit;
import org.listenq.core.listener.Limits;
import org.listenq.core.trace.RunInfo;
import org.listenq.output.table.ListeningSocket;
import org.listenq.output.table.RunFacts;
import org.listenq.output.trace.TraceFormat;
import org.listenq.output.trace.TraceFormats;
import org.listenq.output.trace.TraceSelection;

/** Plans as a caller would make them. */
public final class Plans {

    public static final RunFacts FACTS = new RunFacts(
            ImmutableMap.of("server.backlog", "2", "network.delay", "12ms", "clients.burst.count", "5"),
            "12ab",
            "0.1.0");

    private static final Limit THREE = new Limit(3, "min(backlog, somaxconn) + 1", "backlog = 2");

    private static final ImmutableList<TraceFormat> FORMATS = Stream.of("csv", "jsonl", "openmetrics")
            .map(name -> TraceFormats.named(name, TraceFormats.BUILT_IN))
            .collect(ImmutableList.toImmutableList());

    private Plans() {}

    public static ImmutableList<ListeningSocket> sockets() {
        return ImmutableList.of(
                new ListeningSocket(80, new Limits(2, THREE, THREE, Limit.none("each queue has its own"))));
    }

    public static OutputPlan plan(Path folder, RunInfo info) {
        return new OutputPlan(
                folder,
                info,
                sockets(),
                FORMATS,
                TraceSelection.EVERYTHING,
                ImmutableSortedSet.of(500 * Rows.MILLI, 21_000 * Rows.MILLI),
                FACTS,
                true);
    }
}
