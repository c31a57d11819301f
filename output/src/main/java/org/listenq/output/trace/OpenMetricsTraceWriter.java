package org.listenq.output.trace;

import com.google.common.base.CharMatcher;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.listenq.core.trace.Counter;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TraceRow;
import org.listenq.output.text.ByteEncoder;

/**
 * Writes the counters of all hosts and the queue lengths over time as OpenMetrics text, for Prometheus to take in
 * ({@code promtool tsdb create-blocks-from openmetrics}).
 *
 * <p>Counters of Linux have the names that node_exporter gives them ({@code node_netstat_TcpExt_ListenOverflows}) and
 * its type, unknown. There is a sample each second; whenever there are {@value #MOST}, every other one is forgotten and
 * the interval doubles, so memory does not grow with the run. The run starts at time 0.
 *
 * <p>Source: OpenMetrics 1.0; node_exporter collector/netstat_linux.go.
 */
final class OpenMetricsTraceWriter implements TraceWriter {

    static final int MOST = 2048;

    private static final long SECOND = 1_000_000_000;
    private static final CharMatcher NAME = CharMatcher.inRange('a', 'z')
            .or(CharMatcher.inRange('A', 'Z'))
            .or(CharMatcher.inRange('0', '9'))
            .or(CharMatcher.is('_'));

    private final ByteEncoder out;
    private final TreeMap<String, Metric> metrics = new TreeMap<>();
    private final List<Long> times = new ArrayList<>();
    private long interval = SECOND;
    private long next;
    private long last;

    /** One metric with its series by labels. */
    private record Metric(String type, String help, TreeMap<String, MetricSeries> series) {}

    OpenMetricsTraceWriter(OutputStream stream) {
        out = new ByteEncoder(stream);
    }

    @Override
    public long interests() {
        return EventKind.SYNQ_ADD.bit()
                | EventKind.SYNQ_REMOVE.bit()
                | EventKind.ACCQ_ADD.bit()
                | EventKind.ACCQ_REMOVE.bit()
                | EventKind.ACCEPT_RETURN.bit()
                | EventKind.LISTENER_OPEN.bit()
                | EventKind.LISTENER_CLOSE.bit();
    }

    @Override
    public boolean wantsCounters() {
        return true;
    }

    @Override
    public void accept(TraceRow row) {
        while (next < row.timeNanos()) {
            sample(next);
            next += interval;
        }
        last = row.timeNanos();
        for (Counter counter : row.counters().counters()) {
            Metric metric = metric(name(counter.name()), "unknown", counter.meaning());
            series(metric, labels(row.info(), row.host(), "")).add(1);
        }
        if (row.listener() >= 0) {
            queues(row);
        }
    }

    private void queues(TraceRow row) {
        String labels =
                labels(row.info(), RunInfo.SERVER, row.info().listeners().get(row.listener()));
        Metric incomplete = metric("listenq_incomplete_queue_length", "gauge", "Connections in the incomplete queue.");
        series(incomplete, labels).set(row.synAfter());
        Metric completed = metric("listenq_completed_queue_length", "gauge", "Connections in the completed queue.");
        series(completed, labels).set(row.accAfter());
    }

    private Metric metric(String name, String type, String help) {
        return metrics.computeIfAbsent(name, any -> new Metric(type, help, new TreeMap<>()));
    }

    private MetricSeries series(Metric metric, String labels) {
        return metric.series().computeIfAbsent(labels, any -> new MetricSeries(0, times.size()));
    }

    private static String name(String counter) {
        if (counter.startsWith("TcpExt")) {
            return "node_netstat_TcpExt_" + counter.substring("TcpExt".length());
        } else if (counter.startsWith("Tcp")) {
            return "node_netstat_Tcp_" + counter.substring("Tcp".length());
        }
        return "listenq_" + NAME.negate().replaceFrom(counter, '_');
    }

    private static String labels(RunInfo info, int host, String listener) {
        String labels = "{instance=\"" + escaped(info.hosts().get(host)) + "\",policy=\"" + escaped(info.policy())
                + "\",run=\"" + escaped(info.run()) + "\"";
        return labels + (listener.isEmpty() ? "}" : ",listener=\"" + escaped(listener) + "\"}");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private void sample(long time) {
        times.add(time);
        metrics.values().forEach(metric -> metric.series().values().forEach(MetricSeries::sample));
        if (times.size() == MOST) {
            thin();
        }
    }

    private void thin() {
        List<Long> kept = new ArrayList<>();
        for (int i = 1; i < times.size(); i += 2) {
            kept.add(times.get(i));
        }
        times.clear();
        times.addAll(kept);
        metrics.values().forEach(metric -> metric.series().values().forEach(MetricSeries::thin));
        interval *= 2;
    }

    private void print() {
        for (Map.Entry<String, Metric> entry : metrics.entrySet()) {
            String name = entry.getKey();
            Metric metric = entry.getValue();
            out.text("# TYPE ").text(name).put(' ').text(metric.type()).put('\n');
            out.text("# HELP ").text(name).put(' ').text(escaped(metric.help())).put('\n');
            metric.series().forEach((labels, series) -> print(name + labels, series));
        }
        out.text("# EOF\n");
    }

    private void print(String name, MetricSeries series) {
        for (int i = 0; i < times.size(); i++) {
            out.text(name).put(' ').number(series.at(i)).put(' ').seconds(times.get(i));
            out.put('\n');
        }
    }

    @Override
    public void close() throws IOException {
        sample(last);
        print();
        out.close();
    }
}
