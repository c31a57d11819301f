package org.listenq.scenarios.swarm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.listenq.core.engine.Executive;
import org.listenq.core.engine.StockExecutive;
import org.listenq.core.engine.dsol.DsolExecutive;
import org.listenq.core.simulation.Simulation;
import org.listenq.core.simulation.SimulationPlan;
import org.listenq.scenarios.ScenarioReader;
import org.listenq.scenarios.assembly.CoreSystems;
import org.listenq.scenarios.assembly.ScenarioAssembler;

/**
 * What every scenario must keep: it is read, its run ends and adds up, a second run tells the same, and so does one on
 * DSOL's own event list.
 *
 * <p>As a program ({@code mvn -Pswarm}) it tries seed after seed, from the one given, until something breaks.
 */
final class Swarm {

    private static final YAMLMapper YAML = new YAMLMapper();

    private final ScenarioReader reader = new ScenarioReader(new CoreSystems());
    private final Executive ours = DsolExecutive.create();
    private final Executive stock = new StockExecutive();

    /** Runs seeds from {@code args[0]} on, {@code args[1]} of them or without end. */
    public static void main(String[] args) {
        long first = args.length > 0 ? Long.parseLong(args[0]) : 1;
        long count = args.length > 1 ? Long.parseLong(args[1]) : Long.MAX_VALUE;
        Swarm swarm = new Swarm();
        for (long seed = first; seed - first < count; seed++) {
            swarm.require(seed, Path.of("target"));
            if ((seed - first + 1) % 1000 == 0) {
                System.out.println((seed - first + 1) + " scenarios kept every promise, up to seed " + seed);
            }
        }
    }

    /**
     * Tries {@code seed}.
     *
     * @throws AssertionError if its scenario breaks a promise; the smallest one that breaks it stands in {@code folder}
     */
    void require(long seed, Path folder) {
        long t0 = System.nanoTime();
        try {
            require0(seed, folder);
        } finally {
            long ms = (System.nanoTime() - t0) / 1000000;
            if (ms > 300) System.out.println("SLOW " + seed + " " + ms);
        }
    }

    void require0(long seed, Path folder) {
        Map<String, Object> scenario = SwarmScenario.of(seed);
        Optional<String> broken = broken(scenario);
        if (broken.isEmpty()) {
            return;
        }
        Map<String, Object> smallest = new Shrinking(this::broken).shrink(scenario, broken.get());
        Path file = folder.resolve("swarm-" + seed + ".yaml");
        try {
            Files.writeString(Files.createDirectories(folder).resolve(file.getFileName()), text(smallest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("seed " + seed + ": " + broken.get() + "\nrepeat with: ./listenq run " + file);
    }

    /** Returns what {@code scenario} breaks, in a word that stays the same while the scenario shrinks. */
    Optional<String> broken(Map<String, Object> scenario) {
        try {
            SimulationPlan plan = ScenarioAssembler.plan(reader.read("swarm.yaml", text(scenario)), 0);
            String first = tell(ours, plan);
            if (!tell(ours, plan).equals(first)) {
                return Optional.of("a second run differs");
            }
            return tell(stock, plan).equals(first) ? Optional.empty() : Optional.of("DSOL's event list differs");
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.of(root(e).toString());
        }
    }

    private static String tell(Executive executive, SimulationPlan plan) {
        RowHash hash = new RowHash();
        Simulation.run(executive, plan, List.of(hash));
        return hash.text();
    }

    private static Throwable root(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    static String text(Map<String, Object> scenario) {
        try {
            return YAML.writeValueAsString(scenario);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
