package org.listenq.output.series;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.listenq.output.Rows;
import org.listenq.output.StandardRun;
import org.listenq.output.series.DropSeries.Mark;
import org.listenq.output.trace.TraceFormats;
import org.listenq.output.trace.TraceReader;
import org.listenq.output.trace.TraceWriter;

/** What is thinned keeps every peak and every count. */
final class SeriesTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void manyChanges_added_keepPeaksWithinTheCapacity() {
        QueueSeries queues = new QueueSeries();
        for (int i = 0; i < 1_000_000; i++) {
            int peak = i == 777_777 ? 4000 : 0;
            queues.add(i * 1000L, i % 7 + peak, 9, i % 5, -1);
        }
        QueueSeries thin = queues.thinned(100, SECOND);

        assertThat(queues.size()).isLessThan(1 << 16);
        assertThat(thin.size()).isBetween(200, 600);
        assertThat(peakTimes(thin)).containsExactly(777_777_000L);
        assertThat(thin.time(0)).isZero();
        assertThat(thin.time(thin.size() - 1)).isEqualTo(999_999_000L);
        assertThat(thin.incompleteLimit(3)).isEqualTo(9);
        assertThat(thin.completedLimit(3)).isEqualTo(-1);
    }

    private static List<Long> peakTimes(QueueSeries queues) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < queues.size(); i++) {
            if (queues.incomplete(i) > 1000) {
                times.add(queues.time(i));
            }
        }
        return times;
    }

    @Test
    void fewChanges_thinnedFinely_stayAsTheyAre() {
        QueueSeries queues = new QueueSeries();
        queues.add(0, 0, 3, 0, 3);
        queues.add(10, 1, 3, 0, 3);
        queues.add(20, 1, 3, 0, 3);
        queues.add(30, 0, 3, 1, 3);
        QueueSeries thin = queues.thinned(100, 100);
        assertThat(thin.size()).isEqualTo(3);
        assertThat(thin.time(2)).isEqualTo(30);
        assertThat(thin.completed(2)).isEqualTo(1);
    }

    @Test
    void events_overTwoMinutes_countedInBinsOfOneOrTwoTimesAPowerOfTen() {
        RateSeries rates = new RateSeries();
        for (int i = 0; i < 12_000; i++) {
            rates.add(i % 3 == 0 ? "a" : "b", i * 10_000_000L);
        }
        rates.reach(120 * SECOND);
        assertThat(rates.width()).isEqualTo(100_000_000);
        assertThat(rates.bins()).isEqualTo(1201);
        assertThat(rates.kinds()).containsExactly("a", "b");
        assertThat(rates.counts("a")).hasSize(1201).startsWith(4, 3, 3, 4).endsWith(3, 0);
        assertThat(sum(rates.counts("a")) + sum(rates.counts("b"))).isEqualTo(12_000);
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    @Test
    void drops_thinned_loseNoCount() {
        DropSeries drops = new DropSeries();
        for (int i = 0; i < 100_000; i++) {
            drops.add(i % 2 == 0 ? "even" : "odd", i * 1000L);
        }
        assertThat(drops.causes()).containsExactly("even", "odd");
        ImmutableList<Mark> marks = drops.marks("odd", 50, 100_000_000);
        assertThat(marks).hasSize(50);
        assertThat(marks.get(0).time()).isEqualTo(1000);
        assertThat(marks.stream().mapToInt(Mark::count).sum()).isEqualTo(50_000);
    }

    @Test
    void latencies_fewAndMany_makeAStaircase() {
        LatencyBySyns latencies = new LatencyBySyns();
        latencies.add(2, 1024);
        latencies.add(2, 1024);
        latencies.add(2, 7);
        for (int i = 1; i <= 20_000; i++) {
            latencies.add(1, i * 1_000_000L);
        }
        assertThat(latencies.syns()).containsExactly(1, 2);
        assertThat(latencies.curve(2).nanos()).containsExactly(7, 1024);
        assertThat(latencies.curve(2).upTo()).containsExactly(1, 3);
        LatencyBySyns.Curve many = latencies.curve(1).thinned(100);
        assertThat(many.nanos()).hasSize(100).isSorted();
        assertThat(many.upTo()[99]).isEqualTo(20_000);
        assertThat((double) many.nanos()[49] / many.upTo()[49]).isBetween(0.998e6, 1.002e6);
        assertThat(latencies.count()).isEqualTo(20_003);
    }

    @Test
    void standardRun_liveAndSaved_giveTheSameSeries() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RunSeries live = new RunSeries(Rows.info().listeners());
        try (TraceWriter writer =
                TraceFormats.named("csv", TraceFormats.BUILT_IN).open(bytes)) {
            StandardRun.tell(Rows.info(), live, writer);
        }
        RunSeries saved = new RunSeries(Rows.info().listeners());
        BufferedReader csv = new BufferedReader(new StringReader(bytes.toString(StandardCharsets.UTF_8)));
        try (TraceReader reader = TraceReader.csv(csv)) {
            reader.forEach(saved::accept);
        }
        live.end(StandardRun.END);
        saved.end(StandardRun.END);
        assertThat(told(saved)).isEqualTo(told(live)).contains("SIM_SYN_ACCEPTQ_FULL", "132 1 3 3 3");
    }

    private static String told(RunSeries series) {
        StringBuilder text = new StringBuilder();
        QueueSeries queues = series.queues().get(0);
        for (int i = 0; i < queues.size(); i++) {
            text.append(queues.time(i) / Rows.MILLI).append(' ').append(queues.incomplete(i));
            text.append(' ').append(queues.incompleteLimit(i)).append(' ').append(queues.completed(i));
            text.append(' ').append(queues.completedLimit(i)).append('\n');
        }
        for (String kind : series.rates().kinds()) {
            text.append(kind)
                    .append(' ')
                    .append(sum(series.rates().counts(kind)))
                    .append('\n');
        }
        for (String cause : series.drops().causes()) {
            text.append(cause)
                    .append(series.drops().marks(cause, 100, StandardRun.END))
                    .append('\n');
        }
        return text.toString();
    }
}
