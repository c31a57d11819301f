package org.listenq.output.study;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.listenq.output.statistics.Durations;
import org.listenq.output.statistics.Outcome;

/** The metrics that there are, by name. */
public final class Metrics {

    private static final Pattern TIME = Pattern.compile(
            "(connect|accept\\.wait|first-byte|request|ghost)\\.(mean|min|max|p[0-9]{1,2}(?:\\.[0-9]{1,3})?)");
    private static final Pattern QUEUE =
            Pattern.compile("queue\\.(?:([A-Za-z0-9_#/-]+)\\.)?(incomplete|completed)\\.(peak|mean)");
    private static final Pattern SHARE = Pattern.compile("(share|count)\\.([a-z-]+)");
    private static final ImmutableMap<String, ToDoubleFunction<Observation>> NEVER = ImmutableMap.of(
            "connect", o -> o.count("calls") - ended(o, "connect"),
            "accept.wait", o -> o.count("completed") - ended(o, "accept.wait"),
            "first-byte", o -> Math.max(0, o.count("requests") - ended(o, "first-byte")),
            "request", o -> ended(o, "request") == 0 ? 0 : o.count("requests") - ended(o, "request"),
            "ghost", o -> 0);
    private static final ImmutableMap<String, ToDoubleFunction<Observation>> COUNTS = counts();
    private static final double MILLION = 1e6;

    private Metrics() {}

    /** What there is, for people. */
    public static ImmutableList<String> help() {
        return ImmutableList.of(
                "connect.STAT      from connect() called to connect() returned 0",
                "accept.wait.STAT  from the completed queue to accept() returned",
                "first-byte.STAT   from connect() called to the first data that the server's program read",
                "request.STAT      from connect() called to the last data of the reply that the client read",
                "ghost.STAT        how long a client was connected in its own eyes only",
                "                  STAT is mean, min, max or a percentile: p50, p99, p99.9. Percentiles count what",
                "                  never ended as longer than all else ('never'); mean, min and max leave it out.",
                "share.NAME        of all connect() calls: " + String.join(", ", COUNTS.keySet()),
                "count.NAME        the same as numbers; count.calls, count.connections",
                "queue.WHICH.STAT  WHICH is incomplete or completed, STAT peak or mean; the greatest of all listeners,",
                "                  or of one: queue.main.completed.peak",
                "counter.NAME      a counter of the server, such as counter.TcpExtListenOverflows; counter.HOST.NAME",
                "drop.CAUSE        segments lost or ignored for this cause");
    }

    /** Returns the metric called {@code name}, if there is one. */
    public static Optional<Metric> find(String name) {
        return Stream.of(time(name), share(name), queue(name), counter(name))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Returns what is wrong with {@code name}; nothing if it is a metric. */
    public static Optional<String> complaint(String name) {
        return find(name).isPresent()
                ? Optional.empty()
                : Optional.of("'" + name + "' is no metric (such as connect.p99, share.connected,"
                        + " queue.completed.peak, counter.TcpExtListenOverflows)");
    }

    private static Optional<Metric> time(String name) {
        Matcher time = TIME.matcher(name);
        if (!time.matches() || name.endsWith(".p0")) {
            return Optional.empty();
        }
        String family = time.group(1);
        String statistic = time.group(2);
        if (statistic.startsWith("p")) {
            Metric.Percentile percentile = new Metric.Percentile(
                    family, Double.parseDouble(statistic.substring(1)), NEVER.getOrDefault(family, o -> 0));
            return Optional.of(new Metric(name, Unit.SECONDS, percentile::of, Optional.of(percentile)));
        }
        return Optional.of(new Metric(name, Unit.SECONDS, o -> moment(o, family, statistic), Optional.empty()));
    }

    private static double moment(Observation observation, String family, String statistic) {
        Durations times = observation.times().get(family);
        if (times == null || times.count() == 0) {
            return Double.NaN;
        }
        return switch (statistic) {
            case "mean" -> times.mean();
            case "min" -> times.min();
            default -> times.max();
        };
    }

    private static Optional<Metric> share(String name) {
        Matcher share = SHARE.matcher(name);
        if (!share.matches()) {
            return Optional.empty();
        }
        boolean isCount = share.group(1).equals("count");
        String what = share.group(2);
        if (isCount && (what.equals("calls") || what.equals("connections"))) {
            return Optional.of(new Metric(name, Unit.NUMBER, o -> o.count(what), Optional.empty()));
        }
        ToDoubleFunction<Observation> count = COUNTS.get(what);
        if (count == null) {
            return Optional.empty();
        }
        return Optional.of(
                isCount
                        ? new Metric(name, Unit.NUMBER, count, Optional.empty())
                        : new Metric(name, Unit.SHARE, o -> over(count, o), Optional.empty()));
    }

    private static double over(ToDoubleFunction<Observation> count, Observation observation) {
        long calls = observation.count("calls");
        return calls == 0 ? Double.NaN : count.applyAsDouble(observation) / calls;
    }

    private static ImmutableMap<String, ToDoubleFunction<Observation>> counts() {
        ImmutableMap.Builder<String, ToDoubleFunction<Observation>> counts = ImmutableMap.builder();
        counts.put("connected", o -> ended(o, "connect"));
        counts.put("failed", o -> o.count("calls") - ended(o, "connect"));
        counts.put("at-once", o -> o.count("at-once"));
        counts.put("late", o -> ended(o, "connect") - o.count("at-once"));
        counts.put("accepted", o -> ended(o, "accept.wait"));
        counts.put("ever-ghost", o -> ended(o, "ghost"));
        Arrays.stream(Outcome.values())
                .map(outcome -> outcome.text().replace(' ', '-'))
                .forEach(outcome -> counts.put(outcome, o -> o.count("outcome." + outcome)));
        return counts.buildOrThrow();
    }

    private static Optional<Metric> queue(String name) {
        Matcher queue = QUEUE.matcher(name);
        if (!queue.matches()) {
            return Optional.empty();
        }
        boolean isMean = queue.group(3).equals("mean");
        String end = "." + queue.group(2) + "." + queue.group(3);
        Optional<String> listener = Optional.ofNullable(queue.group(1));
        ToDoubleFunction<Observation> greatest = o -> listener.isPresent()
                ? o.count("queue." + listener.get() + end)
                : o.counts().entrySet().stream()
                        .filter(count -> count.getKey().startsWith("queue.")
                                && count.getKey().endsWith(end))
                        .mapToDouble(count -> count.getValue())
                        .max()
                        .orElse(0);
        return Optional.of(new Metric(
                name, Unit.NUMBER, isMean ? o -> greatest.applyAsDouble(o) / MILLION : greatest, Optional.empty()));
    }

    private static Optional<Metric> counter(String name) {
        if (name.startsWith("drop.") && name.length() > 5) {
            return Optional.of(new Metric(name, Unit.NUMBER, o -> o.count(name), Optional.empty()));
        }
        if (!name.startsWith("counter.") || name.length() == 8) {
            return Optional.empty();
        }
        boolean hasHost = name.indexOf('.', 8) > 0;
        String key = hasHost ? name : "counter.server." + name.substring(8);
        return Optional.of(new Metric(name, Unit.NUMBER, o -> o.count(key), Optional.empty()));
    }

    private static long ended(Observation observation, String family) {
        Durations times = observation.times().get(family);
        return times == null ? 0 : times.count();
    }
}
