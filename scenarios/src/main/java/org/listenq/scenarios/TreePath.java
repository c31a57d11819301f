package org.listenq.scenarios;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.listenq.scenarios.yaml.Mapping;
import org.listenq.scenarios.yaml.Node;
import org.listenq.scenarios.yaml.Place;
import org.listenq.scenarios.yaml.Scalar;
import org.listenq.scenarios.yaml.Sequence;

/**
 * How parts of a scenario are called: keys joined by dots, list elements by their name ({@code clients.burst.count}) or
 * else by their number ({@code drop[0].nth}); below {@code settings} the rest is one key.
 */
final class TreePath {

    private static final Pattern INDEXED = Pattern.compile("([^\\[\\]]+)((?:\\[\\d{1,6}])+)");
    private static final Pattern INDEX = Pattern.compile("\\[\\d{1,6}]");

    private TreePath() {}

    /** Returns the steps of {@code path}. */
    static ImmutableList<String> steps(String path) {
        List<String> steps = new ArrayList<>();
        List<String> parts = Splitter.on('.').splitToList(path);
        for (int i = 0; i < parts.size(); i++) {
            addStep(steps, parts.get(i));
            if (parts.get(i).equals("settings") && i + 1 < parts.size()) {
                steps.add(String.join(".", parts.subList(i + 1, parts.size())));
                break;
            }
        }
        return ImmutableList.copyOf(steps);
    }

    /** Returns {@code steps} as a path. */
    static String join(List<String> steps) {
        return String.join(".", steps).replace(".[", "[");
    }

    /** Returns the path of an element of the list at {@code path}. */
    static String elementPath(String path, int index, Node element) {
        return nameOf(element).map(name -> path + "." + name).orElse(path + "[" + index + "]");
    }

    /** Returns the name that {@code element} has, if it has one. */
    static Optional<String> nameOf(Node element) {
        return element instanceof Mapping mapping
                ? mapping.get("name").filter(Scalar.class::isInstance).map(name -> ((Scalar) name).text())
                : Optional.empty();
    }

    /** Returns the number of the element that {@code step} calls, by name or as {@code [0]}; -1 if there is none. */
    static int index(Sequence list, String step) {
        if (INDEX.matcher(step).matches()) {
            int index = Integer.parseInt(step.substring(1, step.length() - 1));
            return index < list.items().size() ? index : -1;
        }
        return Iterables.indexOf(
                list.items(), item -> nameOf(item).filter(step::equals).isPresent());
    }

    /** Returns where {@code path} stands below {@code root}, or else the last part of it that is there. */
    static Place place(Node root, String path) {
        Node node = root;
        Place place = root.place();
        for (String step : steps(path)) {
            if (node instanceof Mapping mapping && mapping.member(step).isPresent()) {
                node = mapping.member(step).orElseThrow().value();
            } else if (node instanceof Sequence list && index(list, step) >= 0) {
                node = list.items().get(index(list, step));
            } else {
                return place;
            }
            place = node.place();
        }
        return place;
    }

    private static void addStep(List<String> steps, String part) {
        Matcher indexed = INDEXED.matcher(part);
        if (!indexed.matches()) {
            steps.add(part);
            return;
        }
        steps.add(indexed.group(1));
        Matcher index = INDEX.matcher(indexed.group(2));
        while (index.find()) {
            steps.add(index.group());
        }
    }
}
