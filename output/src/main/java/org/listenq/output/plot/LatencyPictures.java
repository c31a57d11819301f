package org.listenq.output.plot;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.listenq.output.series.LatencyBySyns;

/** How long connect() took: its distribution function, and a histogram coloured by the number of SYNs. */
final class LatencyPictures {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final int STEPS = 800;
    private static final int MOST_SYNS = 8;
    private static final int BINS = 160;
    private static final int FEW = 20;
    private static final int ALL = 9;
    private static final long LEAST = 1_000;

    private LatencyPictures() {}

    static Picture distribution(List<RunData> runs) {
        long least = Long.MAX_VALUE;
        long most = LEAST;
        for (RunData run : runs) {
            NavigableMap<Long, Long> all = merged(run.latency());
            least = all.isEmpty() ? least : Math.min(least, Math.max(LEAST, all.firstKey()));
            most = all.isEmpty() ? most : Math.max(most, all.lastKey());
        }
        Axis x = Axis.logarithmic(
                "time that connect() took (s)",
                "connect_latency_s",
                Math.min(least, most) / NANOS_PER_SECOND,
                most / NANOS_PER_SECOND);
        Axis y = new Axis("share of all connect() calls", "share", 0, 1.05, false);
        ImmutableList.Builder<Curve> curves = ImmutableList.builder();
        for (int i = 0; i < runs.size(); i++) {
            curves.add(share(runs.get(i), runs.size() == 1 ? "all" : runs.get(i).title(), runs.size() == 1 ? ALL : i));
        }
        if (runs.size() == 1) {
            curves.addAll(bySyns(runs.get(0)));
        }
        String title = runs.size() == 1 ? runs.get(0).title() : "connect() under each";
        return new Picture("latency-ecdf", ImmutableList.of(new Panel(title, x, y, curves.build())));
    }

    /** All durations, and how many connections took no longer. */
    private static NavigableMap<Long, Long> merged(LatencyBySyns latency) {
        TreeMap<Long, Long> counts = new TreeMap<>();
        for (int syns : latency.syns()) {
            LatencyBySyns.Curve curve = latency.curve(syns).thinned(STEPS);
            for (int i = 0; i < curve.nanos().length; i++) {
                long before = i == 0 ? 0 : curve.upTo()[i - 1];
                counts.merge(Math.max(LEAST, curve.nanos()[i]), curve.upTo()[i] - before, Long::sum);
            }
        }
        long sum = 0;
        for (Map.Entry<Long, Long> entry : counts.entrySet()) {
            sum += entry.getValue();
            entry.setValue(sum);
        }
        return counts;
    }

    private static Curve share(RunData run, String name, int colour) {
        Points points = new Points();
        points.add(LEAST, 0);
        merged(run.latency()).forEach((nanos, upTo) -> points.add(nanos, share(upTo, run)));
        return points.curve(name, Curve.Style.STEPS, colour);
    }

    private static long share(long upTo, RunData run) {
        return upTo * Points.MILLION / Math.max(1, run.connections());
    }

    private static ImmutableList<Curve> bySyns(RunData run) {
        NavigableMap<Long, Long> all = merged(run.latency());
        TreeMap<Integer, Points> points = new TreeMap<>();
        for (int syns : run.latency().syns()) {
            for (long nanos : run.latency().curve(syns).thinned(STEPS).nanos()) {
                long at = Math.max(LEAST, nanos);
                long upTo = all.floorEntry(at).getValue();
                points.computeIfAbsent(Math.min(syns, MOST_SYNS), key -> new Points())
                        .add(at, share(upTo, run));
            }
        }
        ImmutableList.Builder<Curve> curves = ImmutableList.builder();
        points.forEach((syns, those) -> curves.add(those.curve(name(syns), Curve.Style.POINTS, syns)));
        return curves.build();
    }

    private static String name(int syns) {
        return syns == 1 ? "1 SYN" : syns + (syns == MOST_SYNS ? " or more SYNs" : " SYNs");
    }

    static Picture histogram(List<RunData> runs) {
        long most = LEAST;
        for (RunData run : runs) {
            NavigableMap<Long, Long> all = merged(run.latency());
            most = all.isEmpty() ? most : Math.max(most, all.lastKey());
        }
        long width = binWidth(most);
        ImmutableList.Builder<Panel> panels = ImmutableList.builder();
        for (RunData run : runs) {
            panels.add(histogram(run, width, most));
        }
        return new Picture("latency-histogram", panels.build());
    }

    /** The narrowest of 1, 2, 5 times a power of ten with which there are few bins. */
    private static long binWidth(long most) {
        long width = 1;
        for (int i = 0; most / width >= BINS; i++) {
            width = width * (i % 3 == 1 ? 5 : 4) / 2;
        }
        return width;
    }

    private static Panel histogram(RunData run, long width, long most) {
        int bins = (int) (most / width) + 1;
        TreeMap<Integer, long[]> counts = new TreeMap<>();
        for (int syns : run.latency().syns()) {
            LatencyBySyns.Curve curve = run.latency().curve(syns);
            long[] ofSyns = counts.computeIfAbsent(Math.min(syns, MOST_SYNS), key -> new long[bins]);
            for (int i = 0; i < curve.nanos().length; i++) {
                ofSyns[(int) Math.min(bins - 1, curve.nanos()[i] / width)] +=
                        curve.upTo()[i] - (i == 0 ? 0 : curve.upTo()[i - 1]);
            }
        }
        long peak = 1;
        ImmutableList.Builder<Curve> curves = ImmutableList.builder();
        for (Map.Entry<Integer, long[]> entry : counts.entrySet()) {
            Points points = new Points();
            for (int bin = 0; bin < bins; bin++) {
                long count = entry.getValue()[bin];
                peak = Math.max(peak, count);
                points.add(bin * width, count * Points.MILLION);
            }
            points.add(bins * width, 0);
            curves.add(points.curve(name(entry.getKey()), Curve.Style.BARS, entry.getKey()));
        }
        Axis x = Axis.linear("time that connect() took (s)", "connect_latency_s", bins * width / NANOS_PER_SECOND);
        Axis y = peak <= FEW
                ? Axis.linear("connections", "connections", peak + 1.0)
                : new Axis("connections", "connections", 0.5, 2.0 * peak, true);
        return new Panel(run.title(), x, y, curves.build());
    }
}
