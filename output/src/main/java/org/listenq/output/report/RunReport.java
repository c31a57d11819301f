package org.listenq.output.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.stream.Collectors;
import org.listenq.core.listener.Limit;
import org.listenq.core.listener.Limits;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;
import org.listenq.output.statistics.ConnectionFigures;
import org.listenq.output.statistics.Durations;
import org.listenq.output.statistics.QueueFigures;
import org.listenq.output.statistics.RunStatistics;
import org.listenq.output.story.Stories;
import org.listenq.output.table.ListeningSocket;
import org.listenq.output.text.FixedDecimal;

/**
 * Gathers what the console says of one run: keeps a few connections and stories, takes the figures from the
 * statistics.
 */
public final class RunReport implements TraceSink {

    private static final int CONNECTIONS = 40;
    private static final int STORIES = 50;

    private final ConnectionSample connections = new ConnectionSample(CONNECTIONS);
    private final AcceptSample accepts = new AcceptSample(CONNECTIONS);
    private final Stories stories = new Stories(STORIES);

    @Override
    public long interests() {
        return stories.interests() | EventKind.ACCEPT_RETURN.bit();
    }

    @Override
    public void accept(TraceRow row) {
        stories.accept(row);
        if (row.kind() == EventKind.ACCEPT_RETURN) {
            accepts.accepted(row);
        } else if (row.kind() == EventKind.CONNECTION_END) {
            connections.ended(row);
        }
    }

    /**
     * Returns the report of the run, which has ended, with its {@code statistics} and the {@code sockets} it listened
     * on.
     */
    public Report report(ImmutableList<ListeningSocket> sockets, RunStatistics statistics) {
        RunInfo info = statistics.info();
        String title = info.run() + " under " + info.policy() + ", seed " + info.seed();
        ImmutableList<String> sentences = stories.lines();
        ImmutableList<String> none = ImmutableList.of("Every connection went straight through.");
        return new Report(
                title,
                ImmutableList.of(
                        Section.of("Effective limits", limits(info, sockets, statistics)),
                        Section.of("Connections", connections.table()),
                        times("Outcomes and times", statistics.connections()),
                        Section.of("accept() returned", accepts.lines()),
                        Section.of("Counters", counters(statistics)),
                        Section.of("What did not go straight through", sentences.isEmpty() ? none : sentences)));
    }

    private static Table limits(RunInfo info, ImmutableList<ListeningSocket> sockets, RunStatistics statistics) {
        ImmutableList.Builder<ImmutableList<String>> rows = ImmutableList.builder();
        for (int i = 0; i < sockets.size(); i++) {
            Limits limits = sockets.get(i).limits();
            QueueFigures queues = statistics.queues().get(i);
            String socket = info.listeners().get(i) + ":" + sockets.get(i).port() + ", backlog " + limits.backlog();
            rows.add(limit(socket, "incomplete", limits.incomplete(), Integer.toString(queues.incompletePeak())));
            rows.add(limit("", "completed", limits.completed(), Integer.toString(queues.completedPeak())));
            rows.add(limit("", "both together", limits.sum(), ""));
        }
        return new Table(
                ImmutableList.of(
                        Table.word("listener"),
                        Table.word("queue"),
                        Table.number("holds at most"),
                        Table.word("formula"),
                        Table.word("binding term"),
                        Table.number("peak")),
                rows.build(),
                "");
    }

    private static ImmutableList<String> limit(String socket, String queue, Limit limit, String peak) {
        String most = limit.connections() == Limit.NONE ? "no limit" : Long.toString(limit.connections());
        return ImmutableList.of(socket, queue, most, limit.formula(), limit.binding(), peak);
    }

    private static Section times(String heading, ConnectionFigures figures) {
        ImmutableMap<String, Durations> distributions = ImmutableMap.of(
                "connect latency", figures.connectLatency(),
                "accept wait", figures.acceptWait(),
                "first byte", figures.firstByte(),
                "ghost time", figures.ghostTime());
        ImmutableList.Builder<ImmutableList<String>> rows = ImmutableList.builder();
        distributions.forEach((name, durations) -> rows.add(times(name, durations)));
        ImmutableList.Builder<Table.Column> columns = ImmutableList.builder();
        columns.add(Table.word("seconds"));
        for (String column : ImmutableList.of("count", "mean", "p50", "p90", "p99", "p99.9", "max")) {
            columns.add(Table.number(column));
        }
        Table table = new Table(columns.build(), rows.build(), outcomes(figures));
        return Section.of(heading, table);
    }

    private static ImmutableList<String> times(String name, Durations durations) {
        if (durations.count() == 0) {
            return ImmutableList.of(name, "0", "-", "-", "-", "-", "-", "-");
        }
        return ImmutableList.of(
                name,
                FixedDecimal.grouped(durations.count()),
                FixedDecimal.shortSeconds((durations.mean() + 500) / 1000 * 1000),
                FixedDecimal.shortSeconds(durations.percentile(50)),
                FixedDecimal.shortSeconds(durations.percentile(90)),
                FixedDecimal.shortSeconds(durations.percentile(99)),
                FixedDecimal.shortSeconds(durations.percentile(99.9)),
                FixedDecimal.shortSeconds(durations.max()));
    }

    private static String outcomes(ConnectionFigures figures) {
        return figures.outcomes().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> FixedDecimal.grouped(entry.getValue()) + " "
                        + entry.getKey().text())
                .collect(Collectors.joining(", "));
    }

    private static Table counters(RunStatistics statistics) {
        ImmutableList.Builder<ImmutableList<String>> rows = ImmutableList.builder();
        statistics
                .counters()
                .forEach((host, totals) -> totals.forEach((name, count) -> rows.add(ImmutableList.of(
                        host,
                        name,
                        FixedDecimal.grouped(count),
                        statistics.counterMeanings().getOrDefault(name, "")))));
        return new Table(
                ImmutableList.of(
                        Table.word("host"), Table.word("counter"), Table.number("moved by"), Table.word("meaning")),
                rows.build(),
                "");
    }
}
