package org.listenq.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SimulationFailureTest {

    @Test
    void failure_named_tellsTimeScenarioPolicyAndSeed() {
        Error cause = new AssertionError("boom");
        SimulationFailure failure = new SimulationFailure(28_700_000_001L, cause);
        assertThat(failure).hasMessage("at 28.700000001 s: java.lang.AssertionError: boom");

        SimulationFailure named = failure.in("backlog-2", "linux-6.18", 42);

        assertThat(named)
                .hasMessage("at 28.700000001 s (scenario backlog-2, policy linux-6.18, seed 42): "
                        + "java.lang.AssertionError: boom")
                .hasCause(cause);
        assertThat(named.timeNanos()).isEqualTo(28_700_000_001L);
        assertThat(named.getStackTrace()).isEqualTo(failure.getStackTrace());
    }
}
