package org.listenq.output.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.listenq.core.segment.ConnectResult;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.EndState;
import org.listenq.core.segment.Flags;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.TraceSink;
import org.listenq.output.Rows;
import org.listenq.output.StandardRun;

/** Figures agree with the rows, one run or many. */
final class StatisticsTest {

    @Test
    void standardRun_folded_figuresByHand() {
        RunStatistics statistics = standardRun();

        assertThat(statistics.counters().toString())
                .isEqualTo("{server={TcpExtListenDrops=4, TcpExtListenOverflows=4}}");
        assertThat(statistics.drops())
                .containsEntry("SIM_SYN_ACCEPTQ_FULL", 2L)
                .containsEntry("TCP_LISTEN_OVERFLOW", 2L);
        assertThat(statistics.connections().outcomes())
                .containsEntry(Outcome.OK, 4L)
                .containsEntry(Outcome.RESET, 1L);
        assertThat(statistics.connections().bySyns().toString()).isEqualTo("{1=4, 3=1}");
        assertThat(statistics.connections().revived()).isEqualTo(1);
        assertThat(statistics.connections().ghostTime().max()).isEqualTo(28_712 * Rows.MILLI);
        assertThat(statistics.connections().connectLatency().mean()).isEqualTo(424 * Rows.MILLI);
    }

    @Test
    void standardRun_queueMeans_areasOverTime() {
        QueueFigures queue = standardRun().queues().get(0);
        long incompleteArea = 3 * 24 + (28_856 - 132) + 24;
        long completedArea = (20_500 - 36) + (40_000 - 76) + (40_000 - 116) + (22_000 - 21_036) + (40_000 - 28_856);

        assertThat(queue.incompletePeak()).isEqualTo(2);
        assertThat(queue.completedPeak()).isEqualTo(3);
        assertThat(queue.incompleteMeanMillionths()).isEqualTo(incompleteArea * 1_000_000 / 40_000);
        assertThat(queue.completedMeanMillionths()).isEqualTo(completedArea * 1_000_000 / 40_000);
    }

    @Test
    void twoRuns_merged_countersAddAndMeansStay() {
        RunStatistics one = standardRun();
        RunStatistics both = standardRun();

        both.mergeWith(standardRun());

        assertThat(both.runs()).isEqualTo(2);
        assertThat(both.counters().get("server")).containsEntry("TcpExtListenDrops", 8L);
        assertThat(both.drops()).containsEntry("SIM_SYN_ACCEPTQ_FULL", 4L);
        assertThat(both.connections().count()).isEqualTo(10);
        assertThat(both.connections().connectLatency().count()).isEqualTo(10);
        assertThat(both.connections().connectLatency().percentile(50)).isEqualTo(24 * Rows.MILLI);
        assertThat(both.queues().get(0).completedMeanMillionths())
                .isEqualTo(one.queues().get(0).completedMeanMillionths());
        assertThat(both.queues().get(0).completedPeak()).isEqualTo(3);
    }

    @Test
    void run_notEnded_cannotBeMerged() {
        assertThatThrownBy(() -> standardRun().mergeWith(new RunStatistics(Rows.info())))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void durations_few_percentilesAreExact() {
        Durations durations = new Durations();
        for (long value = 100; value >= 1; value--) {
            durations.add(value * 1_000_003);
        }

        assertThat(durations.percentile(50)).isEqualTo(50 * 1_000_003);
        assertThat(durations.percentile(90)).isEqualTo(90 * 1_000_003);
        assertThat(durations.percentile(99)).isEqualTo(99 * 1_000_003);
        assertThat(durations.percentile(99.9)).isEqualTo(100 * 1_000_003);
        assertThat(durations.mean()).isEqualTo(50_500_152);
    }

    @Test
    void durations_many_threeDigitsWithinTheExtremes() {
        Durations durations = new Durations();
        Durations other = new Durations();
        for (long i = 1; i <= 100_000; i++) {
            (i % 2 == 0 ? durations : other).add(i * 1_000_000);
        }
        durations.mergeWith(other);

        assertThat(durations.count()).isEqualTo(100_000);
        assertThat(durations.percentile(50)).isEqualTo(50_000_000_000L);
        assertThat(durations.percentile(99.9)).isEqualTo(99_900_000_000L);
        assertThat(durations.percentile(100)).isEqualTo(100_000_000_000L);
        assertThat(durations.min()).isEqualTo(1_000_000);
        assertThat(durations.mean()).isEqualTo(50_000_500_000L);
    }

    @Test
    void durations_fewMerged_staysExact() {
        Durations left = new Durations();
        Durations right = new Durations();
        for (long i = 0; i < 500; i++) {
            left.add(2 * i);
            right.add(2 * i + 1);
        }
        left.mergeWith(right);

        assertThat(left.percentile(50)).isEqualTo(499);
        left.mergeWith(right);
        assertThat(left.count()).isEqualTo(1500);
        assertThat(left.percentile(100)).isEqualTo(999);
    }

    @Test
    void durations_none_zeros() {
        Durations none = new Durations();

        assertThat(none.percentile(99)).isZero();
        assertThat(none.min()).isZero();
        assertThat(none.mean()).isZero();
    }

    @Test
    void exactSum_beyondLong_stillExact() {
        ExactSum sum = new ExactSum();
        for (int i = 0; i < 4; i++) {
            sum.add(1_000_000_000L, Long.MAX_VALUE / 8 + 1);
        }

        assertThat(sum.nanos()).hasToString("4611686018427387904000000000");
        assertThat(sum.over(1_000_000_000_000L, 1)).isEqualTo(4611686018427388L);
    }

    @Test
    void outcome_factsOfBothSides_ruleOfTheTable() {
        List<Outcome> outcomes = new ArrayList<>();
        Rows rows = new Rows(Rows.info(), outcomesInto(outcomes));
        rows.end(rows.straight(0, 0));
        rows.end(rows.ghost(100, 1));
        Connection orphan = rows.connect(2);
        orphan.noteCookie();
        orphan.noteReturn(ConnectResult.OK, 1);
        rows.end(orphan);
        rows.end(rows.connect(3));
        Connection answered = rows.connect(4);
        rows.send(answered, Direction.TO_CLIENT, Flags.SYN_ACK, 0);
        rows.end(answered);
        for (ConnectResult result : ConnectResult.values()) {
            if (result != ConnectResult.OK) {
                Connection c = rows.connect(5);
                c.noteReturn(result, 1);
                rows.end(c);
            }
        }
        Connection late = rows.straight(200, 6);
        late.noteClientEnd(EndState.TIMED_OUT, 5);
        rows.end(late);

        assertThat(outcomes)
                .containsExactly(
                        Outcome.OK,
                        Outcome.GHOST,
                        Outcome.ORPHAN,
                        Outcome.PENDING,
                        Outcome.HALF_OPEN,
                        Outcome.PENDING,
                        Outcome.TIMED_OUT,
                        Outcome.REFUSED,
                        Outcome.RESET,
                        Outcome.APPLICATION_TIMEOUT,
                        Outcome.CLOSED,
                        Outcome.TIMED_OUT);
    }

    private static TraceSink outcomesInto(List<Outcome> outcomes) {
        return row -> {
            if (row.kind() == EventKind.CONNECTION_END) {
                outcomes.add(Outcome.of(row.connection()));
            }
        };
    }

    private static RunStatistics standardRun() {
        RunStatistics statistics = new RunStatistics(Rows.info());
        StandardRun.tell(Rows.info(), statistics);
        statistics.end(StandardRun.END);
        return statistics;
    }
}
