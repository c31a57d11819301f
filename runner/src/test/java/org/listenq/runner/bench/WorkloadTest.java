package org.listenq.runner.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.listenq.core.engine.dsol.DsolExecutive;

class WorkloadTest {

    private static final int MILLION = 1_000_000;
    private static final int SMALL = 20_000;

    /** What is allocated is allocated once, or by code that is not compiled yet: both do not grow with the run. */
    @Test
    void handshakeStorm_aMillionWithStatistics_allocatesUnderTwoBytesPerEvent() {
        WorkloadRun run = run(Workload.W1, MILLION);
        run.check();
        assertThat(run.result().events()).isGreaterThan(4L * MILLION);
        assertThat((double) run.usage().bytes() / run.result().events()).isLessThan(2);
    }

    @ParameterizedTest
    @EnumSource(Workload.class)
    void workload_small_givesTheAnswerKnownBeforehand(Workload workload) {
        WorkloadRun run = run(workload, SMALL);
        run.check();
        assertThat((double) run.result().connections()).isBetween(0.95 * SMALL, 1.05 * SMALL);
        assertThat(run.figures(1).end())
                .startsWith("{\"tool\":\"listenq\",\"workload\":\"" + workload.title() + "\"")
                .contains("\"wall_s\":", "\"connects_per_s\":", "\"events_per_s\":", "\"over_1s\":");
    }

    @Test
    void shortRuns_measured_tellTheirEventsAndTimes() {
        assertThat(ShortRuns.measure(2).end())
                .startsWith("{\"tool\":\"listenq\",\"workload\":\"short\",\"n\":10,\"runs\":22,\"events_per_run\":4")
                .contains("\"us_beyond_events\":", "\"us_beyond_events_of_study\":", "\"bytes_per_run\":");
    }

    /** Each of a thousand clients sends two segments and gets one, and the server as many: six packets. */
    @Test
    void packets_ofAStorm_areTheSegmentsThatLeaveAndReachHosts() {
        PacketCount count = new PacketCount(row -> {});
        WorkloadRun run = WorkloadRun.of(Workload.W1.sized(1000, "1"), 0, DsolExecutive.create(), List.of(count));
        run.check();
        assertThat(count.packets()).isBetween(6000L, 6300L);
    }

    private static WorkloadRun run(Workload workload, int connections) {
        return WorkloadRun.of(workload.sized(connections, "1"), 0, DsolExecutive.create(), List.of());
    }
}
