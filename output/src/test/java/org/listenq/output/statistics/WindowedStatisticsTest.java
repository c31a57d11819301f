package org.listenq.output.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.listenq.core.segment.ConnectResult;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.EndState;
import org.listenq.core.segment.Flags;
import org.listenq.core.trace.CounterSet;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.RunInfo;
import org.listenq.output.Rows;

/** A run of 40 s in parts after a warm-up: rows by their own time, connections by the time of their connect(). */
class WindowedStatisticsTest {

    private static final long SECOND = 1_000 * Rows.MILLI;

    private final RunInfo info = Rows.info();

    private WindowedStatistics windows(long fromSeconds, int parts, boolean conversations) {
        return new WindowedStatistics(info, new Scope(fromSeconds * SECOND, parts, conversations), 40 * SECOND);
    }

    /** Outcomes, peaks and means in millionths, counters and drops of each part. */
    private static String told(WindowedStatistics windows) {
        return windows.parts().stream().map(WindowedStatisticsTest::told).collect(Collectors.joining(" | "));
    }

    private static String told(RunStatistics part) {
        QueueFigures queue = part.queues().get(0);
        long drops = part.drops().values().stream().mapToLong(Long::longValue).sum();
        return part.connections().count() + " " + queue.completedPeak() + " " + queue.completedMeanMillionths() + " "
                + queue.incompletePeak() + " " + part.counters() + " " + drops;
    }

    private void tell(WindowedStatistics windows) {
        Rows rows = new Rows(info, windows);
        rows.open();
        Connection first = rows.straight(0, 0);
        rows.straight(9_990, 1); // called in the warm-up, completed at 10.026 s
        rows.at(15_000).accept(first);
        rows.straight(20_000, 2); // called where the second part begins
        Connection refused = rows.refusedTwice(24_000, 3);
        rows.straight(39_950, 4);
        rows.at(40_000).end(refused);
        rows.end();
        windows.end(40 * SECOND);
    }

    @Test
    void threeParts_rowsAndConnections_standWhereTheyBelong() {
        WindowedStatistics windows = windows(10, 3, false);
        tell(windows);
        assertThat(told(windows))
                .isEqualTo("0 2 " + mean(10_000, 10_000 - 26 - 5_000) + " 1 {} 0 | "
                        + "2 2 " + mean(10_000, 10_000 - 36) + " 1 {server={TcpExtListenDrops=2, "
                        + "TcpExtListenOverflows=2}} 2 | "
                        + "1 3 " + mean(20_000, 14) + " 1 {} 0");
    }

    /** Mean in millionths over 10 s of so many connection-milliseconds. */
    private static long mean(long one, long another) {
        return (one + another) * 100;
    }

    @Test
    void wholeRun_oneWindow_isTheRun() {
        WindowedStatistics windows = windows(0, 1, false);
        tell(windows);
        RunStatistics whole = windows.parts().get(0);
        assertThat(whole.connections().count()).isEqualTo(5);
        assertThat(whole.connections().completed()).isEqualTo(4);
        assertThat(whole.connections().connectedAtOnce()).isEqualTo(4);
        assertThat(whole.connections().acceptWait().max()).isEqualTo((15_000 - 36) * Rows.MILLI);
        assertThat(whole.counterMeanings()).containsEntry("TcpExtListenDrops", "Something was dropped.");
        assertThat(whole.info()).isSameAs(info);
    }

    @Test
    void partsThatTheRunDoesNotReach_stayEmptyAndEnd() {
        WindowedStatistics windows = windows(10, 3, false);
        Rows rows = new Rows(info, windows);
        rows.open();
        rows.straight(11_000, 0);
        windows.end(40 * SECOND);
        assertThat(windows.parts()).extracting(RunStatistics::runs).containsExactly(1L, 1L, 1L);
        assertThatThrownBy(() -> windows.end(40 * SECOND)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void counters_movedWhereAPartBegins_belongToIt() {
        WindowedStatistics windows = windows(0, 2, false);
        windows.counted(20 * SECOND, RunInfo.SERVER, Rows.OVERFLOW);
        windows.end(40 * SECOND);
        assertThat(windows.parts().get(0).counters()).isEmpty();
        assertThat(windows.parts().get(1).counters()).isNotEmpty();
    }

    @Test
    void segment_lostAfterTheEndOfAPart_belongsToTheNext() {
        WindowedStatistics windows = windows(0, 2, false);
        Rows rows = new Rows(info, windows);
        Connection connection = rows.at(1_000).connect(0);
        rows.at(25_000).lose(connection, Direction.TO_SERVER, Flags.SYN, 0);
        windows.end(40 * SECOND);
        assertThat(windows.parts().get(0).drops()).isEmpty();
        assertThat(windows.parts().get(1).drops()).isNotEmpty();
    }

    @Test
    void connection_calledInWhatDivisionLeavesOver_belongsToTheLastPart() {
        WindowedStatistics windows = windows(0, 3, false);
        Rows rows = new Rows(info, windows);
        rows.open();
        rows.straight(40_000, 0);
        rows.end();
        windows.end(41 * SECOND);
        assertThat(windows.parts().get(2).connections().count()).isOne();
    }

    @Test
    void interests_ofConversations_areAddedOnlyWhenAskedFor() {
        long plain = windows(0, 1, false).interests();
        long more = windows(0, 1, true).interests();
        assertThat(more).isEqualTo(plain | EventKind.APP_WRITE.bit() | EventKind.APP_READ.bit());
        assertThat(plain & (EventKind.APP_WRITE.bit() | EventKind.APP_READ.bit()))
                .isZero();
    }

    @Test
    void conversation_writtenAndAnswered_isTimedFromConnectToTheLastReply() {
        WindowedStatistics windows = windows(0, 1, true);
        Rows rows = new Rows(info, windows);
        Connection answered = talk(rows, 0, 500, 700);
        Connection unanswered = talk(rows, 1_000);
        Connection silent = rows.straight(2_000, 2);
        rows.at(2_100).tell(EventKind.APP_READ, 1, silent, "data");
        rows.end(answered);
        rows.end(unanswered);
        rows.end(silent);
        talk(rows, 3_000); // in a slot that was answered before
        rows.at(40_000).end();
        windows.end(40 * SECOND);
        ConnectionFigures figures = windows.parts().get(0).connections();
        assertThat(figures.requests()).isEqualTo(3);
        assertThat(figures.request().count()).isEqualTo(1);
        assertThat(figures.request().max()).isEqualTo(700 * Rows.MILLI);
    }

    /** Connects, writes, reads after so many milliseconds each; end of file and the server's reads do not count. */
    private static Connection talk(Rows rows, long atMillis, long... answers) {
        Connection connection = rows.straight(atMillis, (int) atMillis);
        rows.at(atMillis + 100).tell(EventKind.APP_WRITE, 1, connection, "");
        for (long answer : answers) {
            rows.at(atMillis + answer).tell(EventKind.APP_READ, 1, connection, "data");
        }
        rows.at(atMillis + 900).tell(EventKind.APP_READ, 1, connection, "end");
        rows.tell(EventKind.APP_READ, 0, connection, "data");
        return connection;
    }

    @Test
    void everyFigure_twoRunsMerged_isTheSum() {
        RunStatistics both = run();
        both.mergeWith(run());
        ConnectionFigures one = run().connections();
        ConnectionFigures two = both.connections();
        assertThat(figures(two))
                .isEqualTo(figures(one).stream().map(each -> 2 * each).toList());
        assertThat(figures(one)).containsExactly(6L, 5L, 4L, 3L, 4L, 3L, 1L, 1L, 2L, 1L);
        assertThat(two.bySyns().toString()).isEqualTo("{0=4, 1=6, 20=2}");
        assertThat(two.request().max()).isEqualTo(700 * Rows.MILLI);
        assertThat(both.counterMeanings()).containsKeys("TcpExtListenDrops", "TcpExtListenOverflows");
        assertThat(both.queues().get(0).incompletePeak())
                .isEqualTo(run().queues().get(0).incompletePeak());
        assertThat(both.queues().get(0).incompleteMeanMillionths())
                .isEqualTo(run().queues().get(0).incompleteMeanMillionths());
    }

    private static ImmutableList<Long> figures(ConnectionFigures of) {
        return ImmutableList.of(
                of.count(),
                of.calls(),
                of.completed(),
                of.connectedAtOnce(),
                of.connectLatency().count(),
                of.acceptWait().count() + of.firstByte().count(),
                of.ghostTime().count(),
                of.revived(),
                of.requests(),
                of.request().count());
    }

    private RunStatistics run() {
        WindowedStatistics windows = windows(0, 1, true);
        Rows rows = new Rows(info, windows);
        rows.open();
        Connection read = talk(rows, 0, 500, 700);
        rows.at(2_000).accept(read);
        rows.read(read, 16);
        rows.at(2_000).accept(talk(rows, 1_000));
        rows.forged();
        rows.connect(3).noteReturn(ConnectResult.TIMED_OUT, rows.now());
        Connection patient = rows.refusedTwice(10_000, 4);
        for (int i = 0; i < 17; i++) {
            rows.send(patient, Direction.TO_SERVER, Flags.SYN, 0);
        }
        rows.getIn(patient, 20_000);
        rows.revive(rows.ghost(21_000, 5), 30_000);
        rows.at(40_000).end();
        windows.end(40 * SECOND);
        return windows.parts().get(0);
    }

    @Test
    void manyConnectionsAtOnce_eachInItsPlace_areAllTimed() {
        WindowedStatistics windows = windows(0, 1, true);
        Rows rows = new Rows(info, windows);
        rows.open();
        for (int i = 0; i < 40; i++) {
            Connection connection = talk(rows, 1_000 + 50 * i, 500);
            rows.at(1_000 + 50 * i + 600).read(connection, 16);
        }
        rows.at(40_000).end();
        windows.end(40 * SECOND);
        ConnectionFigures figures = windows.parts().get(0).connections();
        assertThat(figures.requests()).isEqualTo(40);
        for (Durations each : ImmutableList.of(figures.request(), figures.firstByte())) {
            long expected = each == figures.request() ? 500 : 600;
            assertThat(each.count()).isEqualTo(40);
            assertThat(each.min()).isEqualTo(expected * Rows.MILLI);
            assertThat(each.max()).isEqualTo(expected * Rows.MILLI);
        }
    }

    @Test
    void ghostThatGaveUp_believed_untilItsOwnEnd() {
        WindowedStatistics windows = windows(0, 1, false);
        Rows rows = new Rows(info, windows);
        rows.open();
        Connection ghost = rows.ghost(1_000, 0);
        ghost.noteClientEnd(EndState.TIMED_OUT, 6_024 * Rows.MILLI);
        rows.at(39_000).end(ghost);
        Connection never = rows.connect(1);
        assertThat(ConnectionFigures.falselyEstablished(never.story(), 1)).isEqualTo(-1);
        rows.end(never);
        rows.straight(39_100, 2); // in the place of the ghost, and none itself
        rows.at(40_000).end();
        windows.end(40 * SECOND);
        ConnectionFigures figures = windows.parts().get(0).connections();
        assertThat(figures.ghostTime().count()).isEqualTo(1);
        assertThat(figures.ghostTime().max()).isEqualTo(5_000 * Rows.MILLI);
        assertThat(figures.revived()).isZero();
        assertThat(figures.outcomes().get(Outcome.TIMED_OUT)).isEqualTo(1);
        assertThat(Outcome.TIMED_OUT.text()).isEqualTo("timed out");
    }

    @Test
    void countersOfSeveralHosts_merged_stayApart() {
        RunStatistics both = withCounters(2);
        both.mergeWith(withCounters(3));
        assertThat(both.counters().toString())
                .isEqualTo("{burst={TcpExtListenDrops=5}, server={TcpExtListenDrops=2, TcpExtListenOverflows=2}}");
        assertThat(both.queues().get(0).incompletePeak()).isEqualTo(3);
        assertThat(both.queues().get(0).incompleteMeanMillionths()).isEqualTo(2_500_000);
        RunStatistics none = new RunStatistics(info);
        none.end(1);
        none.mergeWith(both);
        assertThat(none.counterMeanings()).isEqualTo(both.counterMeanings());
    }

    /** So many enter at once and stay for an hour; the clients count as often, the server once. */
    private RunStatistics withCounters(int many) {
        RunStatistics statistics = new RunStatistics(info);
        Rows rows = new Rows(info, statistics);
        rows.open();
        for (int i = 0; i < many; i++) {
            Connection connection = rows.connect(i);
            rows.enter(connection);
            rows.count(connection, 1, CounterSet.of(Rows.DROPS));
            if (i == 0) {
                rows.count(connection, 0, Rows.OVERFLOW);
            }
        }
        statistics.end(3600 * SECOND);
        return statistics;
    }

    @Test
    void statistics_ofOtherListeners_cannotBeMerged() {
        RunInfo two = new RunInfo("demo", 7, "-", info.hosts(), ImmutableList.of("web", "admin"));
        RunStatistics other = new RunStatistics(two);
        other.end(1);
        assertThatThrownBy(() -> run().mergeWith(other)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RunStatistics(info).mergeWith(run())).isInstanceOf(IllegalStateException.class);
    }
}
