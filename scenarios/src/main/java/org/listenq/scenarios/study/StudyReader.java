package org.listenq.scenarios.study;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.listenq.scenarios.NearestName;
import org.listenq.scenarios.Systems;
import org.listenq.scenarios.TimeText;
import org.listenq.scenarios.yaml.BadScenario;
import org.listenq.scenarios.yaml.Node;
import org.listenq.scenarios.yaml.Problems;
import org.listenq.scenarios.yaml.Scalar;
import org.listenq.scenarios.yaml.YamlTree;

/**
 * Reads study files as strictly as scenarios: whatever is not understood is refused, and all that is wrong is said at
 * once. Which keys there are stands in the {@link StudyReference}.
 */
public final class StudyReader {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

    private final Systems systems;
    private final MetricNames metrics;

    /** Returns a reader of studies that name {@code systems} and {@code metrics}. */
    public StudyReader(Systems systems, MetricNames metrics) {
        this.systems = systems;
        this.metrics = metrics;
    }

    /**
     * Returns what {@code text} says, which {@code name} stands for in messages.
     *
     * @throws BadScenario if it makes no sense
     */
    public Study read(String name, String text) {
        Problems problems = new Problems();
        Keys keys = new Keys(problems, "study", "", YamlTree.read(name, text, problems));
        Study study = new Study(
                name(keys),
                Keys.word(keys.node("description")),
                keys.value("scenario", StudyReference.example("study", "scenario"), given -> given),
                keys.texts("set"),
                policies(keys),
                new AxesReader(keys).axes(),
                ImmutableList.of(),
                sampling(keys),
                analysis(keys));
        study = withConditions(study, keys);
        checkDimensions(study, keys);
        problems.throwIfAny();
        return study;
    }

    private static String name(Keys keys) {
        return keys.value("name", StudyReference.example("study", "name"), text -> {
            if (!text.matches(NAME)) {
                throw new IllegalArgumentException(
                        Scalar.quoted(text) + " is not a name (expected letters, digits, '.', '-', '_')");
            }
            return text;
        });
    }

    private ImmutableList<Study.Choice> policies(Keys keys) {
        Node node = keys.node("policies");
        if (Keys.word(node).equals("all")) {
            return systems.policies().stream().map(Study.Choice::of).collect(ImmutableList.toImmutableList());
        }
        ImmutableList.Builder<Study.Choice> choices = ImmutableList.builder();
        Set<String> seen = new HashSet<>();
        int number = 0;
        for (Node item : keys.list("policies")) {
            Study.Choice choice = item instanceof Scalar scalar
                    ? Study.Choice.of(scalar.text())
                    : choice(new Keys(keys.problems(), "policy", "policies[" + number + "]", item));
            number++;
            checkPolicy(choice, item, keys);
            if (!seen.add(choice.name())) {
                keys.problem(item, "policies", "'" + choice.name() + "' stands twice", "each name once");
            }
            choices.add(choice);
        }
        return choices.build();
    }

    private static Study.Choice choice(Keys keys) {
        String name = name(keys);
        String policy = keys.has("policy") ? Keys.word(keys.node("policy")) : name;
        return new Study.Choice(name, policy, keys.texts("set"));
    }

    private void checkPolicy(Study.Choice choice, Node item, Keys keys) {
        ImmutableSet<String> known = systems.policies();
        if (!known.contains(choice.policy())) {
            keys.problem(
                    item,
                    "policies",
                    "unknown policy " + Scalar.quoted(choice.policy()) + NearestName.suggestion(choice.policy(), known),
                    "known: " + String.join(", ", known));
        }
    }

    private Study.Sampling sampling(Keys keys) {
        Study.Measurement measurement =
                new Study.Measurement(keys.value("warm-up", "0s", TimeText::nanos), keys.whole("batches", 1, 1000));
        int replications = keys.whole("replications", 1, 1_000_000);
        Optional<Study.Precision> precision = keys.has("precision")
                ? Optional.of(precision(new Keys(keys.problems(), "precision", "precision", keys.node("precision"))))
                : Optional.empty();
        OptionalLong seed =
                keys.has("seed") ? OptionalLong.of(keys.value("seed", "1", StudyReader::seed)) : OptionalLong.empty();
        return new Study.Sampling(
                replications,
                precision,
                measurement,
                keys.value("common-random-numbers", "true", StudyReader::flag),
                seed);
    }

    private Study.Precision precision(Keys keys) {
        return new Study.Precision(
                metric(keys, "metric", keys.node("metric")), keys.share("relative"), keys.whole("cap", 2, 1_000_000));
    }

    private String metric(Keys keys, String key, Node node) {
        String name = Keys.word(node);
        metrics.complaint(name).ifPresent(found -> keys.problem(node, key, found, "'listenq help metrics' lists all"));
        return name;
    }

    private static long seed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(Scalar.quoted(text) + " is not a whole number of 64 bits", e);
        }
    }

    private static boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(Scalar.quoted(text) + " is neither true nor false");
        }
        return text.equals("true");
    }

    private Study.Analysis analysis(Keys keys) {
        ImmutableList<String> names = keys.list("metrics").stream()
                .map(node -> metric(keys, "metrics", node))
                .distinct()
                .collect(ImmutableList.toImmutableList());
        if (names.isEmpty()) {
            keys.problem(keys.node("metrics"), "metrics", "no metric", "expected at least one");
        }
        return new Study.Analysis(
                names,
                keys.share("confidence"),
                keys.texts("baseline"),
                keys.value("correction", "holm", StudyReader::correction));
    }

    private static Study.Correction correction(String text) {
        return Arrays.stream(Study.Correction.values())
                .filter(correction -> correction.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown word " + Scalar.quoted(text) + " (known: holm, bonferroni)"));
    }

    private static Study withConditions(Study study, Keys keys) {
        ImmutableList.Builder<Condition> conditions = ImmutableList.builder();
        for (Node node : keys.list("conditions")) {
            try {
                conditions.add(Condition.parse(Keys.word(node), study.dimensions()));
            } catch (IllegalArgumentException e) {
                keys.problem(node, "conditions", String.valueOf(e.getMessage()), "");
            }
        }
        return new Study(
                study.name(),
                study.description(),
                study.scenario(),
                study.set(),
                study.policies(),
                study.axes(),
                conditions.build(),
                study.sampling(),
                study.analysis());
    }

    private static void checkDimensions(Study study, Keys keys) {
        Set<String> seen = new HashSet<>();
        for (String dimension : study.dimensions()) {
            if (!seen.add(dimension)) {
                keys.problem(keys.node("axes"), "axes", "'" + dimension + "' is varied twice", "each path once");
            }
        }
        ImmutableMap<String, String> baseline = study.analysis().baseline();
        for (String dimension : baseline.keySet()) {
            if (!seen.contains(dimension)) {
                keys.problem(
                        keys.node("baseline"),
                        "baseline",
                        "'" + dimension + "' is not varied" + NearestName.suggestion(dimension, study.dimensions()),
                        Condition.known(study.dimensions()));
            }
        }
        checkSampling(study.sampling(), keys);
    }

    private static void checkSampling(Study.Sampling sampling, Keys keys) {
        int batches = sampling.measurement().batches();
        if (sampling.replications() < 2 && sampling.precision().isPresent()) {
            keys.problem(
                    keys.node("precision"),
                    "precision",
                    "one replication has no interval",
                    "'replications: 2' or more");
        }
        if (batches > 1 && (sampling.replications() > 1 || sampling.precision().isPresent())) {
            keys.problem(
                    keys.node("batches"),
                    "batches",
                    "'" + batches + "' parts of " + sampling.replications() + " replications",
                    "batch means are for one long run: 'replications: 1'");
        }
    }
}
