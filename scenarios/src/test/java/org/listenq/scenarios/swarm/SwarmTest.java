package org.listenq.scenarios.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.listenq.scenarios.swarm.Chance.map;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Some hundred scenarios of the swarm, always the same ones. */
class SwarmTest {

    private static final Path FOLDER = Path.of("target");

    @ParameterizedTest
    @ValueSource(longs = {0, 100, 200, 300})
    void scenarioByChance_run_endsAddsUpRepeatsAndAgrees(long first) {
        Swarm swarm = new Swarm();
        for (long seed = first; seed < first + 100; seed++) {
            swarm.require(seed, FOLDER);
        }
    }

    @Test
    void brokenScenario_shrunk_keepsOnlyWhatBreaksIt() {
        Map<String, Object> scenario = map("a", map("b", 40, "c", List.of(1, 2, 3)), "d", "x");
        Shrinking shrinking = new Shrinking(one -> Optional.of("broken")
                .filter(any -> one.get("a") instanceof Map<?, ?> a && a.get("b") instanceof Integer b && b > 6));
        assertThat(shrinking.shrink(scenario, "broken")).isEqualTo(map("a", map("b", 7)));
    }
}
