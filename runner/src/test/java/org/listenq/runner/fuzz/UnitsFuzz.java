package org.listenq.runner.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.listenq.scenarios.Overrides;
import org.listenq.scenarios.TimeText;
import org.listenq.scenarios.value.Scenario;

/**
 * Quantities with units; the first byte says of which kind. Each is refused with a message or is the same after writing
 * and reading, and a time is one wherever it stands.
 */
public final class UnitsFuzz {

    private static final String SCENARIO =
            "name: x\nclients: [{name: a, count: 2, arrivals: at-once}]\nserver: {backlog: 2}\n";
    private static final List<String> PLACES = List.of(
            "run.duration",
            "network.delay",
            "network.loss",
            "network.bandwidth",
            "clients.a.send",
            "clients.a.arrivals.rate",
            "clients.a.arrivals.poisson",
            "clients.a.count",
            "server.backlog",
            "run.seed",
            "network.queue");

    private UnitsFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length > 0) {
            String text = new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8);
            Optional<Long> nanos = time(text);
            String place = PLACES.get((bytes[0] & 255) % PLACES.size());
            Optional<Scenario> scenario =
                    ScenarioFuzz.checked(SCENARIO, Overrides.of(List.of(place + "='" + text.replace("'", "''") + "'")));
            if (place.equals("run.duration")) {
                scenario.ifPresent(
                        read -> assertThat(nanos).contains(read.run().duration().toNanos()));
            }
        }
    }

    private static Optional<Long> time(String text) {
        try {
            long nanos = TimeText.nanos(text);
            assertThat(nanos).isNotNegative();
            String canonical = TimeText.of(nanos);
            assertThat(TimeText.nanos(canonical)).isEqualTo(nanos);
            assertThat(TimeText.of(TimeText.nanos(canonical))).isEqualTo(canonical);
            return Optional.of(nanos);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).contains("expected a time");
            return Optional.empty();
        }
    }
}
