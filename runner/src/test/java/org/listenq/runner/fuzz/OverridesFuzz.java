package org.listenq.runner.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.listenq.scenarios.Overrides;

/** Lines with the arguments of {@code --set}: refused with a message, or the record of a run gives the same again. */
public final class OverridesFuzz {

    private static final String SCENARIO = """
            name: small
            clients:
              - {name: a, count: 3, arrivals: {every: 10ms}, stack: linux-6.18, send: 16B}
              - {name: b, arrivals: at-once, kind: silent}
            network: {delay: 12ms, loss: 0%, drop: [{kind: syn, nth: [1]}]}
            server:
              policy: linux-6.18
              settings: {net.core.somaxconn: 100}
              listeners: [{name: web, port: 80, backlog: 2, accept: {after: 1s, then: at-once}}, {name: api, port: 81}]
            run: {duration: 5s, seed: 1}
            """;

    private OverridesFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        List<String> lines = Splitter.on('\n').splitToList(new String(bytes, StandardCharsets.UTF_8));
        ScenarioFuzz.read(() -> Overrides.of(lines)).ifPresent(OverridesFuzz::check);
    }

    private static void check(Overrides overrides) {
        Overrides again = Overrides.of(overrides.assignments());
        assertThat(again.assignments()).isEqualTo(overrides.assignments());
        assertThat(ScenarioFuzz.checked(SCENARIO, again)).isEqualTo(ScenarioFuzz.checked(SCENARIO, overrides));
    }
}
