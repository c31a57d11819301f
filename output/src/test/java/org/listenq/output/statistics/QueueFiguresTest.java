package org.listenq.output.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listenq.core.segment.Connection;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.Trace;
import org.listenq.output.Rows;

/** Means of queues are areas over time, exact also where an area in nanoseconds is beyond 2^63. */
class QueueFiguresTest {

    private static final int LONGEST = Integer.MAX_VALUE;
    private static final long MILLION = 1_000_000;

    private final RunInfo info = Rows.info();

    /** A run whose queues have these lengths from 0 on, one less each other {@code step} milliseconds. */
    private RunStatistics run(int incomplete, int completed, long step, int steps) {
        RunStatistics statistics = new RunStatistics(info);
        Rows clock = new Rows(info, row -> {});
        Trace trace = new Trace(info, clock, List.of(statistics));
        for (int i = 0; i < steps; i++) {
            clock.at(i * step);
            int less = i % 2;
            int syn = Math.max(0, incomplete - less);
            int accept = Math.max(0, completed - less);
            trace.row(EventKind.SYNQ_ADD, RunInfo.SERVER, Connection.NONE)
                    .incomplete(0, 0, syn, LONGEST, syn)
                    .completed(0, accept, LONGEST);
            trace.emit();
        }
        statistics.end(steps * step * Rows.MILLI);
        return statistics;
    }

    @ParameterizedTest
    @CsvSource({
        // milliseconds in a row without a change: 2^30 ns are 1073.7 ms
        "2147483647, 0, 1000",
        "0, 2147483647, 1000",
        "2147483647, 2147483647, 1073",
        "2147483647, 2147483647, 1074",
        "2147483647, 0, 3600000",
        "3, 2, 1",
        "3, 2, 5000"
    })
    void lengthsThatSwitch_overLongTimes_haveExactMeans(int incomplete, int completed, long step) {
        QueueFigures figures = run(incomplete, completed, step, 20).queues().get(0);
        assertThat(figures.incompleteMeanMillionths()).isEqualTo(between(incomplete));
        assertThat(figures.completedMeanMillionths()).isEqualTo(between(completed));
        assertThat(figures.incompletePeak()).isEqualTo(incomplete);
        assertThat(figures.completedPeak()).isEqualTo(completed);
    }

    /** Half the time at {@code length}, half at one less, in millionths. */
    private static long between(int length) {
        return length == 0 ? 0 : length * MILLION - MILLION / 2;
    }

    @ParameterizedTest
    @CsvSource({"1000", "5000"})
    void runsOfOneLength_merged_haveTheMeanOfBoth(long step) {
        RunStatistics both = run(8, 4, step, 20);
        both.mergeWith(run(2, 6, step, 20));
        QueueFigures figures = both.queues().get(0);
        assertThat(figures.incompleteMeanMillionths()).isEqualTo((between(8) + between(2)) / 2);
        assertThat(figures.completedMeanMillionths()).isEqualTo((between(4) + between(6)) / 2);
        assertThat(figures.incompletePeak()).isEqualTo(8);
        assertThat(figures.completedPeak()).isEqualTo(6);
    }
}
