package org.listenq.output.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.listenq.core.segment.ConnectResult;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;
import org.listenq.core.trace.EventKind;
import org.listenq.output.Rows;

/**
 * Connections that the server has whole but keeps from accept(), as accept filters and Solaris do, and connections
 * called at 0 s. {@link Outcome} states the rule.
 */
class ConnectionFiguresTest {

    private final WindowedStatistics windows =
            new WindowedStatistics(Rows.info(), new Scope(0, 1, true), 40_000 * Rows.MILLI);
    private final Rows rows = new Rows(Rows.info(), windows);

    /** Connects at {@code atMillis}; its final ACK leaves 24 ms later and is lost if {@code lost} says so. */
    private Connection connected(long atMillis, boolean lost) {
        rows.at(atMillis);
        Connection connection = rows.connect((int) atMillis);
        rows.send(connection, Direction.TO_SERVER, Flags.SYN, 0);
        rows.at(atMillis + 12).enter(connection);
        rows.send(connection, Direction.TO_CLIENT, Flags.SYN_ACK, 0);
        rows.at(atMillis + 24).returned(connection, ConnectResult.OK);
        rows.send(connection, Direction.TO_SERVER, Flags.ACK, 0);
        if (lost) {
            rows.lose(connection, Direction.TO_SERVER, Flags.ACK, 0);
        }
        return connection;
    }

    private ConnectionFigures figures() {
        rows.at(40_000).end();
        windows.end(40_000 * Rows.MILLI);
        return windows.parts().get(0).connections();
    }

    @Test
    void finalAckThatTheServerTook_deferred_isDeferredAndNoGhost() {
        Connection deferred = connected(1_000, false);
        deferred.noteDeferred(1_036 * Rows.MILLI);
        ConnectionFigures figures = figures();
        assertThat(figures.outcomes()).containsEntry(Outcome.DEFERRED, 1L).containsEntry(Outcome.GHOST, 0L);
        assertThat(figures.ghostTime().count()).isZero();
        assertThat(figures.completed()).isZero();
    }

    @Test
    void finalAckLost_deferredLater_isAGhostUntilThen() {
        Connection deferred = connected(1_000, true);
        deferred.noteDeferred(4_024 * Rows.MILLI);
        ConnectionFigures figures = figures();
        assertThat(figures.outcomes()).containsEntry(Outcome.DEFERRED, 1L);
        assertThat(figures.ghostTime().count()).isEqualTo(1);
        assertThat(figures.ghostTime().max()).isEqualTo(3_000 * Rows.MILLI);
        assertThat(figures.revived()).isZero();
    }

    @Test
    void finalAckNeverThere_entryKept_isAGhostToTheEnd() {
        connected(1_000, true);
        ConnectionFigures figures = figures();
        assertThat(figures.outcomes()).containsEntry(Outcome.GHOST, 1L);
        assertThat(figures.ghostTime().max()).isEqualTo((40_000 - 1_024) * Rows.MILLI);
    }

    @Test
    void requestOfAConnectCalledAtZero_unanswered_hasNoTime() {
        Connection connection = rows.straight(0, 0);
        rows.at(100).tell(EventKind.APP_WRITE, 1, connection, "");
        ConnectionFigures figures = figures();
        assertThat(figures.requests()).isEqualTo(1);
        assertThat(figures.request().count()).isZero();
    }

    @Test
    void silentConnection_inThePlaceOfOneThatAsked_asksNothing() {
        Connection asking = rows.straight(0, 0);
        rows.at(100).tell(EventKind.APP_WRITE, 1, asking, "");
        rows.at(900).end(asking);
        Connection silent = rows.straight(1_000, 1);
        assertThat(silent.slot()).isEqualTo(asking.slot());
        rows.at(1_900).end(silent);
        assertThat(figures().requests()).isEqualTo(1);
    }

    @Test
    void handshakeWithinTheFirstNanosecond_everyTimeIsZeroAndCounts() {
        // 0 is a time; only NEVER stands for none
        Connection connection = rows.at(0).connect(0);
        rows.send(connection, Direction.TO_SERVER, Flags.SYN, 0);
        rows.enter(connection);
        rows.returned(connection, ConnectResult.OK);
        connection.noteEstablished(0);
        rows.complete(connection);
        rows.accept(connection);
        rows.read(connection, 10);
        rows.lose(connection, Direction.TO_SERVER, Flags.ACK, 0);
        ConnectionFigures figures = figures();
        assertThat(figures.completed()).isEqualTo(1);
        assertThat(figures.connectLatency().count()).isEqualTo(1);
        assertThat(figures.acceptWait().count()).isEqualTo(1);
        assertThat(figures.firstByte().count()).isEqualTo(1);
        assertThat(figures.ghostTime().count()).isZero();
        assertThat(ConnectionFigures.falselyEstablished(connection.story(), 40_000 * Rows.MILLI))
                .isZero();
    }

    @Test
    void manyConnectionsAtOnce_theLastAskedForNothingBack_isARequestWithoutTime() {
        for (int i = 0; i <= 16; i++) {
            rows.at(100L * i).tell(EventKind.APP_WRITE, 1, rows.straight(100L * i, i), "");
        }
        ConnectionFigures figures = figures();
        assertThat(figures.requests()).isEqualTo(17);
        assertThat(figures.request().count()).isZero();
    }

    @Test
    void connectionOfSixteenSyns_ended_countsAmongThoseOfSixteen() {
        Connection connection = rows.at(0).connect(0);
        for (int i = 0; i < 16; i++) {
            rows.at(i).send(connection, Direction.TO_SERVER, Flags.SYN, 0);
        }
        assertThat(figures().bySyns()).containsExactly(entry(16, 1L));
    }
}
