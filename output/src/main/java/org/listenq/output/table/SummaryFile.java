package org.listenq.output.table;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.io.IOException;
import java.io.OutputStream;
import org.listenq.core.listener.Limit;
import org.listenq.core.listener.Limits;
import org.listenq.core.trace.Cause;
import org.listenq.core.trace.RunInfo;
import org.listenq.output.statistics.ConnectionFigures;
import org.listenq.output.statistics.Durations;
import org.listenq.output.statistics.QueueFigures;
import org.listenq.output.statistics.RunStatistics;
import org.listenq.output.text.ByteEncoder;
import org.listenq.output.text.JsonWriter;

/** The summary of a run as one JSON document whose members always come in the same order. */
public final class SummaryFile {

    private final RunFacts facts;
    private final ImmutableList<ListeningSocket> sockets;
    private final RunStatistics statistics;
    private final CauseList causes;
    private final JsonWriter json;

    private SummaryFile(
            RunFacts facts,
            ImmutableList<ListeningSocket> sockets,
            RunStatistics statistics,
            CauseList causes,
            JsonWriter json) {
        this.facts = facts;
        this.sockets = sockets;
        this.statistics = statistics;
        this.causes = causes;
        this.json = json;
    }

    /** Writes the summary of a run that ended at {@code end} to {@code stream} and closes it. */
    public static void write(
            RunFacts facts,
            ImmutableList<ListeningSocket> sockets,
            RunStatistics statistics,
            CauseList causes,
            long end,
            OutputStream stream)
            throws IOException {
        try (JsonWriter json = new JsonWriter(new ByteEncoder(stream))) {
            new SummaryFile(facts, sockets, statistics, causes, json).document(end);
        }
    }

    private void document(long end) {
        RunInfo info = statistics.info();
        json.beginObject();
        json.name("version").value(facts.version());
        json.name("input_hash").value(facts.inputHash());
        plugins();
        json.name("run").value(info.run());
        json.name("policy").value(info.policy());
        json.name("seed").value(info.seed());
        json.name("end_s").seconds(end);
        json.name("parameters").beginObject();
        facts.parameters().forEach((path, value) -> json.name(path).value(value));
        json.end();
        json.name("hosts").beginArray();
        info.hosts().forEach(json::value);
        json.end();
        listeners();
        counters();
        connections();
        json.name("drops").beginObject();
        statistics.drops().forEach((cause, count) -> json.name(cause).value(count));
        json.end();
        meanings("counter_meanings", statistics.counterMeanings());
        causes();
        json.end();
    }

    private void causes() {
        json.name("causes").beginArray();
        for (Cause cause : causes.byName()) {
            json.beginObject().name("name").value(cause.name());
            json.name("meaning").value(cause.meaning());
            json.name("source").value(cause.source()).end();
        }
        json.end();
    }

    /** Stands there only when a plugin does. */
    private void plugins() {
        if (!facts.plugins().isEmpty()) {
            json.name("plugins").beginObject();
            facts.plugins().forEach((jar, sha256) -> json.name(jar).value(sha256));
            json.end();
        }
    }

    private void listeners() {
        json.name("listeners").beginArray();
        for (int i = 0; i < sockets.size(); i++) {
            Limits limits = sockets.get(i).limits();
            json.beginObject();
            json.name("name").value(statistics.info().listeners().get(i));
            json.name("port").value(sockets.get(i).port());
            json.name("backlog").value(limits.backlog());
            limit("incomplete", limits.incomplete());
            limit("completed", limits.completed());
            limit("sum", limits.sum());
            queues(statistics.queues().get(i));
            json.end();
        }
        json.end();
    }

    private void limit(String name, Limit limit) {
        json.name(name + "_limit").beginObject().name("connections");
        if (limit.connections() == Limit.NONE) {
            json.nothing();
        } else {
            json.value(limit.connections());
        }
        json.name("formula").value(limit.formula());
        json.name("binding").value(limit.binding()).end();
    }

    private void queues(QueueFigures queues) {
        json.name("incomplete_peak").value(queues.incompletePeak());
        json.name("incomplete_mean").millionths(queues.incompleteMeanMillionths());
        json.name("completed_peak").value(queues.completedPeak());
        json.name("completed_mean").millionths(queues.completedMeanMillionths());
    }

    private void counters() {
        json.name("counters").beginObject();
        statistics.counters().forEach((host, totals) -> {
            json.name(host).beginObject();
            totals.forEach((name, count) -> json.name(name).value(count));
            json.end();
        });
        json.end();
    }

    private void connections() {
        ConnectionFigures figures = statistics.connections();
        json.name("connections").value(figures.count());
        json.name("outcomes").beginObject();
        figures.outcomes().forEach((outcome, count) -> json.name(outcome.text()).value(count));
        json.end();
        json.name("syns_per_connection").beginObject();
        figures.bySyns()
                .forEach((syns, count) -> json.name(Integer.toString(syns)).value(count));
        json.end();
        durations("connect_latency_s", figures.connectLatency());
        durations("accept_wait_s", figures.acceptWait());
        durations("first_byte_s", figures.firstByte());
        durations("ghost_time_s", figures.ghostTime());
        json.name("ghosts_revived").value(figures.revived());
    }

    private void meanings(String name, ImmutableSortedMap<String, String> meanings) {
        json.name(name).beginObject();
        meanings.forEach((word, meaning) -> json.name(word).value(meaning));
        json.end();
    }

    private void durations(String name, Durations durations) {
        json.name(name).beginObject().name("count").value(durations.count());
        if (durations.count() > 0) {
            json.name("min").seconds(durations.min());
            json.name("mean").seconds(durations.mean());
            json.name("p50").seconds(durations.percentile(50));
            json.name("p90").seconds(durations.percentile(90));
            json.name("p99").seconds(durations.percentile(99));
            json.name("p99.9").seconds(durations.percentile(99.9));
            json.name("max").seconds(durations.max());
        }
        json.end();
    }
}
