package org.listenq.output.trace;

import com.google.common.base.Joiner;
import java.util.Locale;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.TraceColumn;
import org.listenq.core.trace.TraceColumns;

/** The documentation of the trace, made from its columns, its events and its formats. */
public final class TraceDocumentation {

    private static final String INTRODUCTION = """
            # The trace

            Made from `TraceColumns`, `EventKind` and `TraceFormats`; do not edit. One row tells one event, in the order
            in which they happen. `listenq run FILE --trace NAMES` writes `trace.SUFFIX` in each format that it names;
            the scenario's `trace` key selects rows by level, connections, clients and causes, for every format.

            ## Formats

            `.gz` is gzip with an empty name and no time. A capture holds all segments that the selection leaves, unless
            the level is `none`: a segment stands on the interface of its sender and, unless it is lost on the way, on
            that of the host that it reaches, also if that host then drops it; the packet's comment says so. Wireshark
            takes the second sight of a packet for a retransmission, so for its analysis use one side: `pcapng-server`
            or `pcapng-clients`. The server is 10.0.0.1, the clients of the first group 10.1.0.1 and on. `openmetrics`
            has a sample each simulated second.

            """;

    private TraceDocumentation() {}

    /** Returns it as Markdown. */
    public static String text() {
        StringBuilder text = new StringBuilder(INTRODUCTION).append("| name | file | level |\n|---|---|---|\n");
        for (TraceFormat format : TraceFormats.BUILT_IN) {
            String level = format.level().name().toLowerCase(Locale.ROOT);
            row(
                    text,
                    "`" + format.name() + "`",
                    "`trace." + format.suffix() + "`",
                    level.equals("none") ? "any" : level);
        }
        text.append("\n## Columns\n\nTimes are seconds with nine decimals; an empty cell means that there is nothing to"
                + " say.\n\n");
        text.append("| column | type | unit | meaning |\n|---|---|---|---|\n");
        for (TraceColumn column : TraceColumns.ALL) {
            String type = column.type().name().toLowerCase(Locale.ROOT);
            row(text, "`" + column.name() + "`", type, column.unit(), column.meaning());
        }
        text.append("\n## Events\n\n| event | least level | meaning |\n|---|---|---|\n");
        for (EventKind kind : EventKind.values()) {
            String level = kind.level().name().toLowerCase(Locale.ROOT);
            row(text, "`" + kind.text() + "`", level, kind.meaning());
        }
        return text.toString();
    }

    private static void row(StringBuilder text, String... cells) {
        text.append("| ").append(Joiner.on(" | ").join(cells)).append(" |\n");
    }
}
