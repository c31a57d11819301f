package org.listenq.output.plot;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.listenq.output.saved.SavedSummary;
import org.listenq.output.series.DropSeries;
import org.listenq.output.series.QueueSeries;
import org.listenq.output.text.FixedDecimal;

/** Both queues of one listening socket over time, against their limits, with drops marked above. */
final class QueuePanel {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final int COLUMNS = 300;
    private static final int CAUSES = 6;
    private static final int FIRST_CAUSE = 3;
    private static final int SUM_COLOUR = 2;

    /** A limit so many times as high as the queues ever were would leave nothing of them to see. */
    private static final int FAR = 10;

    private final RunData run;
    private final SavedSummary.Socket socket;
    private final QueueSeries queue;
    private final long end;
    private final long length;
    private long highest;
    private final ImmutableList.Builder<Curve> curves = ImmutableList.builder();
    private final List<String> far = new ArrayList<>();

    QueuePanel(RunData run, int listener, long end) {
        this.run = run;
        this.socket = run.listeners().get(listener);
        this.queue = run.series().queues().get(listener).thinned(COLUMNS, end);
        this.end = end;
        this.length = Math.max(1, Math.max(peak(queue::incomplete), peak(queue::completed)));
        this.highest = length;
    }

    private int peak(IntUnaryOperator value) {
        return IntStream.range(0, queue.size()).map(value).max().orElse(-1);
    }

    Panel panel() {
        steps(queue::incomplete, "incomplete queue", Curve.Style.STEPS, 0);
        steps(queue::completed, "completed queue", Curve.Style.STEPS, 1);
        limit(queue::incompleteLimit, "limit of the incomplete", 0);
        limit(queue::completedLimit, "limit of the completed", 1);
        sum();
        long step = Math.max(1, highest / 12);
        marks(highest + step, step);
        int causes = Math.min(CAUSES, run.series().drops().causes().size());
        String name = run.listeners().size() > 1 ? ", " + socket.name() : "";
        String others = far.isEmpty() ? "" : "; " + String.join(", ", far);
        return new Panel(
                run.title() + name + others,
                Axis.linear("time (s)", "t_s", end / NANOS_PER_SECOND),
                Axis.linear("connections", "connections", highest + (causes + 1.0) * step),
                curves.build());
    }

    private void limit(IntUnaryOperator limit, String name, int colour) {
        int most = peak(limit);
        if (most > FAR * length) {
            far.add(name + " " + FixedDecimal.grouped(most));
        } else if (most >= 0) {
            highest = Math.max(highest, most);
            steps(limit, name, Curve.Style.LIMIT, colour);
        }
    }

    private void sum() {
        long sum = socket.sum().connections();
        if (sum > FAR * length) {
            far.add("limit of both together " + FixedDecimal.grouped(sum));
        } else if (sum >= 0) {
            highest = Math.max(highest, sum);
            curves.add(new Points()
                    .add(0, sum * Points.MILLION)
                    .add(end, sum * Points.MILLION)
                    .curve("limit of both together", Curve.Style.LIMIT, SUM_COLOUR));
        }
    }

    private void steps(IntUnaryOperator value, String name, Curve.Style style, int colour) {
        long until = Math.min(end, run.endNanos());
        Points points = new Points();
        long last = -1;
        for (int i = 0; i < queue.size(); i++) {
            long now = Math.max(0, value.applyAsInt(i)) * Points.MILLION;
            if (now != last && queue.time(i) <= until) {
                points.add(queue.time(i), now);
                last = now;
            }
        }
        curves.add(points.add(until, Math.max(0, last)).curve(name, style, colour));
    }

    /** One row of crosses for each cause, above all that the queues reach. */
    private void marks(long row, long step) {
        DropSeries drops = run.series().drops();
        int place = 0;
        for (String cause :
                drops.causes().subList(0, Math.min(CAUSES, drops.causes().size()))) {
            Points points = new Points();
            for (DropSeries.Mark mark : drops.marks(cause, COLUMNS / 2, end)) {
                points.add(mark.time(), (row + place * step) * Points.MILLION);
            }
            curves.add(points.curve("dropped: " + cause, Curve.Style.CROSSES, FIRST_CAUSE + place));
            place++;
        }
    }
}
