package org.listenq.runner.bench;

import com.google.common.collect.ImmutableList;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.listenq.scenarios.NamedFiles;
import org.listenq.scenarios.Overrides;
import org.listenq.scenarios.ScenarioReader;
import org.listenq.scenarios.assembly.CoreSystems;
import org.listenq.scenarios.value.Scenario;

/** A scenario of a chosen size that is run for its speed. */
public enum Workload {
    W1("W1", "handshake storm: Poisson, 10 ms, 1 % loss, accepted at once", 1_000_000, "clients.storm.count=%d"),
    W1_JITTER("W1-jitter", "W1 with delays that let segments overtake", 1_000_000, "clients.storm.count=%d"),
    W3("W3", "overload: 50,000 connects a second, accepted at half that rate, cookies on", 3_000_000, ""),
    W4("W4", "memory: forged SYNs, all half-open at once", 1_000_000, "clients.flood.count=%d");

    private static final int CONNECTS_PER_SECOND = 50_000;
    private static final int MILLI = 1000;

    /**
     * A workload of a certain size.
     *
     * @param workload what it is
     * @param connections how many connections were asked for
     * @param scenario what is run
     */
    public record Load(Workload workload, int connections, Scenario scenario) {}

    private final String title;
    private final String about;
    private final int usualSize;
    private final String sizing;

    Workload(String title, String about, int usualSize, String sizing) {
        this.title = title;
        this.about = about;
        this.usualSize = usualSize;
        this.sizing = sizing;
    }

    /** All names. */
    public static ImmutableList<String> titles() {
        return Arrays.stream(values()).map(Workload::title).collect(ImmutableList.toImmutableList());
    }

    /** The name that users type. */
    public String title() {
        return title;
    }

    /** What it is, in one line. */
    public String about() {
        return about;
    }

    /** Number of connections when nothing is said. */
    public int usualSize() {
        return usualSize;
    }

    /** Returns it with {@code connections} connections, or about so many if they come at random. */
    public Load sized(int connections, String seed) {
        ScenarioReader reader = new ScenarioReader(new CoreSystems());
        Overrides overrides =
                Overrides.of(ImmutableList.of(override(connections))).seed(seed);
        Scenario scenario = reader.read(title + ".yaml", text(), overrides, NamedFiles.none());
        return new Load(this, connections, scenario);
    }

    /** The change of the scenario that gives it that size. */
    String override(int connections) {
        if (this == W3) {
            return "run.duration=" + Math.max(1, (long) connections * MILLI / CONNECTS_PER_SECOND) + "ms";
        }
        return sizing.replace("%d", Integer.toString(connections));
    }

    /** Its scenario. */
    String text() {
        try {
            return Resources.toString(Resources.getResource(Workload.class, title + ".yaml"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
