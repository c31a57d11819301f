package org.listenq.output.study;

import com.google.common.collect.ImmutableSortedMap;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.listenq.output.statistics.ConnectionFigures;
import org.listenq.output.statistics.Durations;
import org.listenq.output.statistics.QueueFigures;
import org.listenq.output.statistics.RunStatistics;

/**
 * What is kept of a run, or of a part of it, so that every metric can be had from it later.
 *
 * @param counts whole numbers by name, without those that are 0; means of queues in millionths
 * @param times durations by family
 */
public record Observation(ImmutableSortedMap<String, Long> counts, ImmutableSortedMap<String, Durations> times) {

    /** Returns what {@code statistics} amounts to. */
    public static Observation of(RunStatistics statistics) {
        TreeMap<String, Long> counts = new TreeMap<>();
        ConnectionFigures connections = statistics.connections();
        counts.put("connections", connections.count());
        counts.put("calls", connections.calls());
        counts.put("at-once", connections.connectedAtOnce());
        counts.put("completed", connections.completed());
        counts.put("requests", connections.requests());
        counts.put("revived", connections.revived());
        connections
                .outcomes()
                .forEach((outcome, count) ->
                        counts.put("outcome." + outcome.text().replace(' ', '-'), count));
        statistics
                .counters()
                .forEach((host, totals) ->
                        totals.forEach((name, count) -> counts.put("counter." + host + "." + name, count)));
        statistics.drops().forEach((cause, count) -> counts.put("drop." + cause, count));
        for (int i = 0; i < statistics.queues().size(); i++) {
            queue(statistics.info().listeners().get(i), statistics.queues().get(i), counts);
        }
        counts.values().removeIf(count -> count == 0);
        return new Observation(ImmutableSortedMap.copyOfSorted(counts), times(connections));
    }

    private static void queue(String listener, QueueFigures figures, Map<String, Long> counts) {
        counts.put("queue." + listener + ".incomplete.peak", (long) figures.incompletePeak());
        counts.put("queue." + listener + ".incomplete.mean", figures.incompleteMeanMillionths());
        counts.put("queue." + listener + ".completed.peak", (long) figures.completedPeak());
        counts.put("queue." + listener + ".completed.mean", figures.completedMeanMillionths());
    }

    private static ImmutableSortedMap<String, Durations> times(ConnectionFigures connections) {
        return ImmutableSortedMap.<String, Durations>naturalOrder()
                .put("connect", connections.connectLatency())
                .put("accept.wait", connections.acceptWait())
                .put("first-byte", connections.firstByte())
                .put("request", connections.request())
                .put("ghost", connections.ghostTime())
                .buildOrThrow();
    }

    /** The count called {@code name}; 0 if nothing was counted. */
    public long count(String name) {
        return counts.getOrDefault(name, 0L);
    }

    /** Writes all of it for {@link #readFrom}. */
    public void writeTo(DataOutput out) throws IOException {
        out.writeInt(counts.size());
        for (Map.Entry<String, Long> count : counts.entrySet()) {
            out.writeUTF(count.getKey());
            out.writeLong(count.getValue());
        }
        out.writeInt(times.size());
        for (Map.Entry<String, Durations> time : times.entrySet()) {
            out.writeUTF(time.getKey());
            time.getValue().writeTo(out);
        }
    }

    /**
     * Returns what {@link #writeTo} wrote.
     *
     * @throws IOException if it is something else
     */
    public static Observation readFrom(DataInput in) throws IOException {
        TreeMap<String, Long> counts = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            counts.put(in.readUTF(), in.readLong());
        }
        TreeMap<String, Durations> times = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            times.put(in.readUTF(), Durations.readFrom(in));
        }
        return new Observation(ImmutableSortedMap.copyOfSorted(counts), ImmutableSortedMap.copyOfSorted(times));
    }
}
