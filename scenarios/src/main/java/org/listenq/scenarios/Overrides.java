package org.listenq.scenarios;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import org.listenq.scenarios.yaml.BadScenario;
import org.listenq.scenarios.yaml.Mapping;
import org.listenq.scenarios.yaml.Node;
import org.listenq.scenarios.yaml.Place;
import org.listenq.scenarios.yaml.Problem;
import org.listenq.scenarios.yaml.Problems;
import org.listenq.scenarios.yaml.Scalar;
import org.listenq.scenarios.yaml.Sequence;
import org.listenq.scenarios.yaml.YamlTree;

/**
 * Changes to a scenario's text before it is read, such as {@code clients.burst.count=20}.
 *
 * <p>A path has the keys of the file joined by dots; a list element is called by its name, or by its number as in
 * {@code network.drop[0].nth}; below {@code settings} the rest of the path is one key. The value is YAML.
 */
public final class Overrides {

    private static final String POLICY = "server.policy";
    private static final String OPTION = "--set ";
    private static final Overrides NONE = new Overrides(ImmutableList.of());

    private final ImmutableList<Change> list;

    private Overrides(ImmutableList<Change> list) {
        this.list = list;
    }

    /** One change; {@code source} is how messages call it. */
    private record Change(String source, String path, String value) {}

    /** No change. */
    public static Overrides none() {
        return NONE;
    }

    /**
     * Returns the changes {@code path=value}, in this order.
     *
     * @throws BadScenario if one of them has no {@code =}
     */
    public static Overrides of(List<String> assignments) {
        return of(OPTION, assignments);
    }

    /**
     * Returns the changes {@code path=value}, in this order; messages put {@code source} before the one that is meant.
     *
     * @throws BadScenario if one of them has no {@code =}
     */
    public static Overrides of(String source, List<String> assignments) {
        Overrides overrides = NONE;
        for (String assignment : assignments) {
            overrides = overrides.set(source, assignment);
        }
        return overrides;
    }

    /**
     * Returns these changes and then {@code assignment}, which is {@code path=value}.
     *
     * @throws BadScenario if there is no {@code =} in it
     */
    public Overrides set(String assignment) {
        return set(OPTION, assignment);
    }

    private Overrides set(String source, String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 1) {
            throw BadScenario.of(Place.whole(source + assignment), "no path and value", "expected path=value");
        }
        return and(new Change(
                source + assignment, assignment.substring(0, equals).strip(), assignment.substring(equals + 1)));
    }

    /** Returns these changes and then the server system {@code name}. */
    public Overrides policy(String name) {
        return and(new Change("--policy " + name, POLICY, name));
    }

    /** The server system that they ask for, if they do. */
    Optional<String> policy() {
        return list.reverse().stream()
                .filter(each -> each.path().equals(POLICY))
                .map(each -> each.value().strip())
                .findFirst();
    }

    /** Returns these changes and then the root of chance {@code seed}. */
    public Overrides seed(String seed) {
        return and(new Change("--seed " + seed, "run.seed", seed));
    }

    /** The changes as {@code path=value}, for the record of a run. */
    public ImmutableList<String> assignments() {
        return list.stream().map(each -> each.path() + "=" + each.value()).collect(ImmutableList.toImmutableList());
    }

    /** Returns {@code root} with all changes; what cannot be done is added to {@code problems}. */
    Node apply(Node root, Problems problems) {
        Node changed = root;
        for (Change each : list) {
            try {
                changed = apply(changed, each, problems);
            } catch (Refusal refusal) {
                Place place = Place.whole(each.source());
                problems.add(new Problem(place, each.path(), refusal.found(), refusal.nearest(), refusal.expected()));
            }
        }
        return changed;
    }

    private Overrides and(Change more) {
        return new Overrides(
                ImmutableList.<Change>builder().addAll(list).add(more).build());
    }

    private static Node apply(Node root, Change each, Problems problems) {
        Node value = each.value().isBlank()
                ? new Scalar("", true, Place.whole(each.source()))
                : YamlTree.readArgument(each.source(), each.value(), problems);
        return with(root, TreePath.steps(each.path()), 0, value);
    }

    private static Node with(Node node, ImmutableList<String> steps, int depth, Node value) {
        if (depth == steps.size()) {
            return value;
        }
        String so = depth == 0 ? "the file" : "'" + TreePath.join(steps.subList(0, depth)) + "'";
        String step = steps.get(depth);
        if (node instanceof Mapping mapping) {
            return inMapping(mapping, steps, depth, value);
        } else if (node instanceof Sequence sequence) {
            return inSequence(sequence, so, steps, depth, value);
        } else if (((Scalar) node).missing()) {
            return inMapping(Mapping.empty(value.place()), steps, depth, value);
        }
        throw Refusal.of(so + " is " + node.shown() + " and has no '" + step + "'", "set the whole of it");
    }

    private static Node inMapping(Mapping mapping, ImmutableList<String> steps, int depth, Node value) {
        String key = steps.get(depth);
        Node old = mapping.get(key).orElse(new Scalar("", true, value.place()));
        return mapping.with(new Mapping.Member(key, value.place(), with(old, steps, depth + 1, value)));
    }

    private static Node inSequence(Sequence list, String so, ImmutableList<String> steps, int depth, Node value) {
        int index = TreePath.index(list, steps.get(depth));
        if (index < 0) {
            ImmutableList<String> names = list.items().stream()
                    .flatMap(item -> TreePath.nameOf(item).stream())
                    .collect(ImmutableList.toImmutableList());
            String known = names.isEmpty()
                    ? "it has " + list.items().size() + " elements"
                    : "known: " + String.join(", ", names);
            throw Refusal.unknown("element '" + steps.get(depth) + "' of " + so, steps.get(depth), names, known);
        }
        ImmutableList.Builder<Node> changed = ImmutableList.builder();
        for (int i = 0; i < list.items().size(); i++) {
            Node item = list.items().get(i);
            changed.add(i == index ? with(item, steps, depth + 1, value) : item);
        }
        return new Sequence(changed.build(), list.place());
    }
}
