package org.listenq.core.established;

import static org.assertj.core.api.Assertions.assertThat;
import static org.listenq.core.fixture.TestWorld.MS;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Segment;
import org.listenq.core.trace.TcpState;

/** What an acceptable segment changes before its data is read: time stamps, and data after close(). */
class InOrderTest {

    private final Pair pair = new Pair(100 * MS).withoutServer();

    /** The client gets a segment of the server; its time stamp is {@code tsVal}. */
    private void receive(double at, int flags, int seq, int length, long tsVal) {
        pair.at(at, () -> {
            Segment segment = pair.test.world.segments().take().start(pair.connection, Direction.TO_CLIENT, flags);
            segment.seq(seq, Pair.SERVER_ISS)
                    .ack(pair.client.sendNext(), Pair.CLIENT_ISS)
                    .length(length);
            if (tsVal != Segment.NO_TIMESTAMP) {
                segment.timestamps(tsVal, 0);
            }
            pair.client.receive(segment);
            pair.test.world.segments().release(segment);
        });
    }

    private List<Long> echoes() {
        return pair.up.sent.stream().map(s -> s.segment().tsEcr()).toList();
    }

    @Test
    void timeStamp_ofDataInOrder_isTheOneThatIsEchoed() {
        // RFC 7323 section 4.3: TS.Recent is taken from a segment that begins at or before what was acknowledged last
        pair.client.timestamps(5);
        receive(1.0, Flags.ACK, 101, 100, 70);
        receive(1.1, Flags.ACK, 1, 100, 60);
        receive(1.2, Flags.ACK, 101, 100, 80);
        pair.run(1.25);
        assertThat(echoes()).containsExactly(5L, 60L, 80L);
    }

    @Test
    void segmentWithoutTimeStamp_leavesTheLastOneToBeEchoed() {
        pair.client.timestamps(5);
        receive(1, Flags.ACK, 1, 100, Segment.NO_TIMESTAMP);
        pair.run(1.1);
        assertThat(echoes()).containsExactly(5L);
    }

    @Test
    void closed_oldDataComesAgain_drawsNoReset() {
        // RFC 1122 section 4.2.2.13 and tcp_rcv_state_process: only data after rcv_nxt is lost by the close
        receive(0.5, Flags.ACK, 1, 100, Segment.NO_TIMESTAMP);
        pair.at(1, pair.client::close);
        receive(1.1, Flags.ACK, 1, 100, Segment.NO_TIMESTAMP);
        pair.run(1.2);
        assertThat(pair.resets()).isZero();
        assertThat(pair.client.state()).isEqualTo(TcpState.FIN_WAIT2);
        receive(1.3, Flags.ACK, 1, 101, Segment.NO_TIMESTAMP);
        pair.run(1.4);
        assertThat(pair.resets()).isEqualTo(1);
    }

    @Test
    void closed_finBeyondAHole_drawsNoReset() {
        // it has no data; the hole may be filled by what came before the close
        pair.at(1, pair.client::close);
        receive(1.1, Flags.FIN_ACK, 101, 0, Segment.NO_TIMESTAMP);
        pair.run(1.2);
        assertThat(pair.resets()).isZero();
        assertThat(pair.client.isOver()).isFalse();
    }

    @Test
    void lastAck_finComesAgainAndAcknowledgesOurs_drawsNoAnswer() {
        // RFC 9293 section 3.10.7.4: in LAST-ACK the acknowledgement of our FIN ends the connection
        receive(0.9, Flags.FIN_ACK, 1, 0, Segment.NO_TIMESTAMP);
        pair.at(1, pair.client::close);
        receive(1.1, Flags.FIN_ACK, 1, 0, Segment.NO_TIMESTAMP);
        pair.run(1.2);
        assertThat(pair.client.state()).isEqualTo(TcpState.NONE);
        assertThat(pair.up.times(s -> true)).filteredOn(at -> at > 1_000 * MS).isEmpty();
    }
}
