package org.listenq.core.established;

import static org.assertj.core.api.Assertions.assertThat;
import static org.listenq.core.fixture.TestWorld.MS;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Direction;
import org.listenq.core.segment.Flags;
import org.listenq.core.segment.Segment;
import org.listenq.core.segment.SegmentPool;

/** RFC 8985 step by step; the round trip is 100 ms, so the reordering window is 25 ms. */
class RackTest {

    private final Flight flight = new Flight();
    private final RoundTrips roundTrips = new RoundTrips(RetransmissionRules.linux(15, 200 * MS, 120_000 * MS));
    private final Rack rack = new Rack();

    @BeforeEach
    void begin() {
        roundTrips.begin(100 * MS);
        rack.begin();
    }

    private static Segment ack(int number, int from, int to) {
        Segment segment = new SegmentPool().take().start(Connection.NONE, Direction.TO_CLIENT, Flags.ACK);
        segment.ack(number, 1);
        return from < to ? segment.selective(from, to) : segment;
    }

    private void sent(long... millis) {
        for (int i = 0; i < millis.length; i++) {
            flight.add(1 + 10 * i, 11 + 10 * i, millis[i] * MS);
        }
    }

    private long detect(boolean recovering, long now) {
        return rack.detect(flight, roundTrips, recovering, now * MS);
    }

    @Test
    void nothingArrived_detect_findsNothing() {
        sent(0, 0);
        assertThat(detect(true, 10_000)).isZero();
        assertThat(flight.lost()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        // recovering, when it is asked; lost, and how long until more is
        "false, 110, 0, 15",
        "false, 124, 0, 1",
        "false, 125, 1, 0",
        "true, 110, 1, 0"
    })
    void laterOneArrived_earlierIsLostAfterTheReorderingWindow(boolean recovering, long now, int lost, long wait) {
        sent(0, 10, 20);
        rack.take(ack(1, 11, 21), flight, roundTrips, 110 * MS); // its round trip took 100 ms
        assertThat(detect(recovering, now)).isEqualTo(wait * MS);
        assertThat(flight.lost()).isEqualTo(lost);
        assertThat(flight.isOut(2)).isTrue();
    }

    @Test
    void threeArrived_noReorderingWindowIsLeft() {
        sent(0, 0, 0, 0, 0);
        rack.take(ack(1, 11, 31), flight, roundTrips, 100 * MS);
        assertThat(detect(false, 100)).isEqualTo(25 * MS);
        rack.take(ack(1, 11, 41), flight, roundTrips, 100 * MS);
        detect(false, 100);
        assertThat(flight.isOut(0)).isFalse();
        assertThat(flight.isOut(4)).isTrue();
    }

    @Test
    void sentTogether_orderIsThatOfTheNumbers() {
        sent(0, 0, 0);
        rack.take(ack(1, 11, 21), flight, roundTrips, 100 * MS);
        detect(false, 200);
        assertThat(flight.isOut(0)).isFalse();
        assertThat(flight.isOut(2)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"199, false", "200, true", "260, true"})
    void copyAcknowledgedTooSoon_wasTheOriginal_andProvesNothing(long at, boolean proves) {
        // tcp_rack_advance: a round trip shorter than the least seen belongs to the first copy
        sent(0, 10);
        flight.sendAgain(0, 10, 100 * MS);
        rack.take(ack(11, 0, 0), flight, roundTrips, at * MS);
        flight.acknowledge(11);
        detect(true, 500);
        assertThat(flight.lost()).isEqualTo(proves ? 1 : 0);
    }

    @Test
    void originalAcknowledgedSooner_thanEverBefore_provesAllTheSame() {
        sent(0, 10);
        rack.take(ack(1, 11, 21), flight, roundTrips, 60 * MS);
        assertThat(detect(true, 49)).isEqualTo(MS); // its round trip was 50 ms
        assertThat(detect(true, 50)).isZero();
        assertThat(flight.lost()).isEqualTo(1);
    }

    @Test
    void cumulativeAcknowledgement_upToTheEnd_isAnArrival() {
        sent(0, 10);
        flight.sendAgain(0, 10, 50 * MS);
        rack.take(ack(10, 0, 0), flight, roundTrips, 300 * MS);
        detect(true, 500);
        assertThat(flight.lost()).isZero();
        rack.take(ack(11, 0, 0), flight, roundTrips, 300 * MS);
        flight.acknowledge(11);
        detect(true, 500);
        assertThat(flight.lost()).isEqualTo(1);
    }

    @Test
    void olderOneArrivesLater_newestStays() {
        sent(0, 50, 20);
        rack.take(ack(1, 11, 21), flight, roundTrips, 150 * MS);
        rack.take(ack(1, 11, 31), flight, roundTrips, 200 * MS); // sent at 20: its 180 ms do not count
        assertThat(detect(false, 110)).isEqualTo(15 * MS);
    }
}
