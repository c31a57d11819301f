package org.listenq.output.plot;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import org.listenq.core.trace.TraceLevel;
import org.listenq.output.series.RateSeries;
import org.listenq.output.series.RunSeries;

/** Runs over time: the queues against their limits with drops marked, and what comes, goes and is dropped. */
final class TimePictures {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final int BINS = 150;
    private static final int CAUSES = 6;

    /** What comes and goes, and how much a trace must tell to know of it. */
    private static final ImmutableMap<String, TraceLevel> KINDS = ImmutableMap.of(
            RunSeries.CONNECTS, TraceLevel.CONNECTIONS,
            RunSeries.SYNS, TraceLevel.ALL,
            RunSeries.ACCEPTS, TraceLevel.QUEUES);

    private TimePictures() {}

    static Picture queues(List<RunData> runs) {
        ImmutableList.Builder<Panel> panels = ImmutableList.builder();
        long end = end(runs);
        for (RunData run : runs) {
            for (int i = 0; i < run.series().listeners().size(); i++) {
                panels.add(new QueuePanel(run, i, end).panel());
            }
        }
        return new Picture("queues", panels.build());
    }

    /** When the last of the runs has become quiet, and a little more. */
    private static long end(List<RunData> runs) {
        long quiet = runs.stream().mapToLong(RunData::quietNanos).max().orElse(1);
        long end = runs.stream().mapToLong(RunData::endNanos).max().orElse(1);
        return Math.max(1, Math.min(end, quiet + quiet / 20));
    }

    static Picture rates(List<RunData> runs) {
        ImmutableList.Builder<Panel> panels = ImmutableList.builder();
        long end = end(runs);
        for (RunData run : runs) {
            panels.add(rates(run, end));
        }
        return new Picture("rates", panels.build());
    }

    private static Panel rates(RunData run, long end) {
        ImmutableList.Builder<Curve> curves = ImmutableList.builder();
        RateSeries rates = run.series().rates();
        int colour = 0;
        for (Map.Entry<String, TraceLevel> kind : KINDS.entrySet()) {
            if (run.tells(kind.getValue())) {
                curves.add(curve(rates, kind.getKey(), kind.getKey(), colour, end));
            }
            colour++;
        }
        RateSeries drops = run.series().dropRates();
        for (String cause :
                drops.kinds().subList(0, Math.min(CAUSES, drops.kinds().size()))) {
            curves.add(curve(drops, cause, "dropped: " + cause, colour++, end));
        }
        ImmutableList<Curve> all = curves.build();
        long most =
                all.stream().flatMapToLong(curve -> curve.y().stream()).max().orElse(0);
        return new Panel(
                run.title(),
                Axis.linear("time (s)", "t_s", end / NANOS_PER_SECOND),
                Axis.linear("events per second", "per_second", 1.1 * most / Points.MILLION),
                all);
    }

    private static Curve curve(RateSeries rates, String kind, String name, int colour, long end) {
        long[] counts = rates.counts(kind);
        int together = (int) Math.max(1, Math.min(rates.bins(), end / rates.width() + 1) / BINS);
        long width = rates.width() * together;
        Points points = new Points();
        int bins = (int) Math.min(rates.bins(), end / rates.width() + 1);
        for (int from = 0; from < bins; from += together) {
            long sum = 0;
            for (int i = from; i < Math.min(counts.length, from + together); i++) {
                sum += counts[i];
            }
            points.add(from * rates.width(), Math.round(sum * (NANOS_PER_SECOND / width) * Points.MILLION));
        }
        return points.add(Math.max(end, bins * rates.width()), 0).curve(name, Curve.Style.STEPS, colour);
    }
}
