package org.listenq.scenarios.phenomena;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run may end at any instant; its recount then finds what is still under way. */
class EndOfRunTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ", reorder: {probability: 100%, extra: 20ms}",
                ", duplicate: {probability: 100%, extra: 20ms}",
                ", bandwidth: {rate: 10kbit/s, queue: 5}",
            })
    void segmentsUnderWay_runEnds_recountFindsThem(String more) {
        for (int millis = 1; millis < 200; millis += 7) {
            Told told = Told.by(
                    "clients: [{name: c, count: 3, arrivals: {every: 3ms}, send: 16B}]",
                    "network: {delay: 30ms" + more + "}",
                    "server: {policy: linux-6.18, backlog: 5}",
                    "run: {duration: " + millis + "ms}");
            assertThat(told.ends).hasSizeLessThanOrEqualTo(3);
        }
    }

    @Test
    void poissonWithoutEnd_runEnds_arrivalsLastUntilThen() {
        Told told = Told.by(
                "clients: [{name: c, arrivals: {poisson: 100/s}}]",
                "server: {policy: linux-6.18, backlog: 5}",
                "run: {duration: 10s}");
        assertThat(told.ends).hasSizeBetween(900, 1100);
        assertThat(told.returns().get(told.returns().size() - 1)).matches("9\\.[89].* ok");
    }
}
