package org.listenq.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.listenq.scenarios.value.Scenario;
import org.listenq.scenarios.yaml.BadScenario;
import org.listenq.scenarios.yaml.Node;
import org.listenq.scenarios.yaml.Place;
import org.listenq.scenarios.yaml.Problems;
import org.listenq.scenarios.yaml.YamlText;
import org.listenq.scenarios.yaml.YamlTree;

/**
 * Reads scenario files strictly: whatever is not understood is refused, and everything that is wrong is said at once.
 *
 * <p>Which keys there are, their units and their defaults stands in the {@link Reference}.
 */
public final class ScenarioReader {

    private final Systems systems;
    private final ArrivalFile captures;
    private final Consumer<String> notes;

    /** Returns a reader of scenarios that name {@code systems}. */
    public ScenarioReader(Systems systems) {
        this(systems, ArrivalFile.none());
    }

    /** Returns a reader that also takes arrivals from captures, which {@code captures} reads. */
    public ScenarioReader(Systems systems, ArrivalFile captures) {
        this(systems, captures, note -> {});
    }

    /**
     * Returns a reader that says to {@code notes}, in a line each, what it left out of a scenario: settings of a server
     * system that an override has replaced by another, which has no such settings.
     */
    public ScenarioReader(Systems systems, ArrivalFile captures, Consumer<String> notes) {
        this.systems = systems;
        this.captures = captures;
        this.notes = notes;
    }

    /**
     * Returns what {@code file} says.
     *
     * @throws BadScenario if it cannot be read or makes no sense
     */
    public Scenario read(Path file) {
        return read(file, Overrides.none());
    }

    /**
     * Returns what {@code file} says after {@code overrides}.
     *
     * @throws BadScenario if it cannot be read or makes no sense
     */
    public Scenario read(Path file, Overrides overrides) {
        String name = file.toString();
        return read(name, YamlText.decode(name, bytes(name, file)), overrides, NamedFiles.beside(file));
    }

    /**
     * Returns what {@code text} says, which {@code name} stands for in messages and which names no files.
     *
     * @throws BadScenario if it makes no sense
     */
    public Scenario read(String name, String text) {
        return read(name, text, Overrides.none(), NamedFiles.none());
    }

    /**
     * Returns what {@code text} says after {@code overrides}; the files that it names are among {@code files}.
     *
     * @throws BadScenario if it makes no sense
     */
    public Scenario read(String name, String text, Overrides overrides, NamedFiles files) {
        Problems problems = new Problems();
        Node given = new ReplacedPolicy(systems, notes).leaveOut(YamlTree.read(name, text, problems), overrides);
        Node root = overrides.apply(given, problems);
        Context context = new Context(problems, systems, files, captures);
        Optional<Scenario> scenario = Fields.attempt(
                        problems, new Item(root, ""), item -> new ScenarioBinding(context).read(item))
                .flatMap(read -> read);
        scenario.ifPresent(read -> Sense.check(read, systems, root, problems));
        problems.throwIfAny();
        return scenario.orElseThrow();
    }

    private static byte[] bytes(String name, Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw BadScenario.of(Place.whole(name), "is a folder", "expected a scenario file");
            }
            YamlText.checkSize(name, Files.size(file));
            return Files.readAllBytes(file);
        } catch (IOException e) {
            String why = Files.exists(file) ? "cannot be read" : "no such file";
            throw BadScenario.of(Place.whole(name), why, "expected a scenario file");
        }
    }
}
