package org.listenq.core.established;

import static org.assertj.core.api.Assertions.assertThat;
import static org.listenq.core.fixture.TestWorld.MS;
import static org.listenq.core.fixture.TestWorld.SECOND;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arithmetic of net/ipv4/tcp_input.c tcp_rtt_estimator, worked out by hand; times of the tables in ms. */
class RoundTripsTest {

    private static RoundTrips roundTrips(long floor, long min, long max) {
        return new RoundTrips(new RetransmissionRules(
                floor * MS, min * MS, 3 * SECOND, max * MS, true, SECOND, SECOND, Integer.MAX_VALUE));
    }

    @ParameterizedTest
    @CsvSource({
        // floor of the variance, least, greatest timeout; first round trip, timeout = RTT + max(2 RTT, floor)
        "200, 0, 120000, 20, 220",
        "200, 0, 120000, 100, 300",
        "200, 0, 120000, 1000, 3000",
        "200, 0, 1500, 1000, 1500",
        "0, 1000, 120000, 20, 1000",
        "0, 1000, 120000, 500, 1500"
    })
    void noSample_handshakeMeasured_timeoutFollows(long floor, long min, long max, long first, long timeout) {
        RoundTrips times = roundTrips(floor, min, max);
        times.begin(first * MS);
        assertThat(times.timeout()).isEqualTo(timeout * MS);
        assertThat(times.smoothed()).isEqualTo(first * MS);
        assertThat(times.hasSample()).isTrue();
    }

    @Test
    void measured_anotherConnectionBegins_nothingIsLeftOfTheFirst() {
        RoundTrips times = roundTrips(200, 0, 120_000);
        times.begin(100 * MS);
        times.begin(RoundTrips.NO_SAMPLE);
        assertThat(times.hasSample()).isFalse();
        assertThat(times.timeout()).isEqualTo(3 * SECOND);
        assertThat(times.least()).isEqualTo(Long.MAX_VALUE);
        times.withoutSample(6 * SECOND);
        assertThat(times.timeout()).isEqualTo(6 * SECOND);
    }

    @Test
    void measured_moreRoundTrips_smoothedByEighthsDeviationByQuarters() {
        RoundTrips times = roundTrips(0, 0, 120_000);
        times.begin(800 * MS); // mdev 1600, rttvar 1600
        sampled(times, 1600, 900, 900 + 2000); // error 800, mdev 1600 + (800 - 400)
        sampled(times, 80, 797.5, 797.5 + 2040); // error -820, mdev 2000 + (820 - 500) / 8
        sampled(times, 797.5, 797.5, 797.5 + 2040); // error 0: mdev 2040 - 510, rttvar is the greatest mdev
        assertThat(times.least()).isEqualTo(80 * MS);
    }

    private static void sampled(RoundTrips times, double roundTrip, double smoothed, double timeout) {
        times.sample(Math.round(roundTrip * MS), 1, 1);
        assertThat(times.smoothed()).isEqualTo(Math.round(smoothed * MS));
        assertThat(times.timeout()).isEqualTo(Math.round(timeout * MS));
    }

    @Test
    void measured_deviationShrinks_varianceFallsByAQuarterOnceAWindow() {
        RoundTrips times = roundTrips(0, 0, 120_000);
        times.begin(800 * MS); // rttvar 1600, the window ends at 1
        times.sample(800 * MS, 1, 101); // una is not beyond 1: mdev 1600 - 400, nothing else
        assertThat(times.timeout()).isEqualTo(2400 * MS);
        times.sample(800 * MS, 2, 101); // the window ends, the next at 101: its greatest mdev was the first, 1600
        assertThat(times.timeout()).isEqualTo(2400 * MS);
        times.sample(800 * MS, 101, 201); // mdev 675 is this window's greatest
        assertThat(times.timeout()).isEqualTo(2400 * MS);
        times.sample(800 * MS, 102, 301); // rttvar 1600 - (1600 - 675) / 4
        assertThat(times.timeout()).isEqualTo(800 * MS + 1_368_750_000L);
    }

    @Test
    void timeout_doubled_staysBelowTheGreatest() {
        RoundTrips times = roundTrips(200, 0, 1_000);
        times.begin(100 * MS);
        times.backOff();
        assertThat(times.timeout()).isEqualTo(600 * MS);
        times.backOff();
        assertThat(times.timeout()).isEqualTo(SECOND);
    }

    @ParameterizedTest
    @CsvSource({"1000, 900, 100", "1000, 999, 1", "1000, 1000, 1"})
    void timestampEchoed_roundTrip_isWholeMillisecondsAtLeastOne(long clock, long echo, long expected) {
        assertThat(RoundTrips.fromTimestamps(clock, echo)).isEqualTo(expected * MS);
    }

    @ParameterizedTest
    @CsvSource({
        // net/ipv4/tcp_timer.c tcp_model_timeout with TCP_RTO_MIN 200 ms, TCP_RTO_MAX 120 s; 15: Documentation
        // ip-sysctl
        "0, 200, 120000, 200",
        "1, 200, 120000, 600",
        "8, 200, 120000, 102200",
        "15, 200, 120000, 924600",
        "3, 200, 800, 2200",
        "3, 200, 799, 2198"
    })
    void retries_modelled_doubleUpToTheGreatest(int retries, long base, long max, long sum) {
        long expected = sum * MS;
        assertThat(RetransmissionRules.modelTimeout(retries, base * MS, max * MS))
                .isEqualTo(expected);
    }
}
