package org.listenq.scenarios.study;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import org.listenq.scenarios.NearestName;
import org.listenq.scenarios.yaml.Mapping;
import org.listenq.scenarios.yaml.Node;
import org.listenq.scenarios.yaml.Problem;
import org.listenq.scenarios.yaml.Problems;
import org.listenq.scenarios.yaml.Scalar;
import org.listenq.scenarios.yaml.Sequence;
import org.listenq.scenarios.yaml.YamlWriter;

/** The keys of one mapping of a study file on their way to values; what is wrong becomes a problem. */
final class Keys {

    private final Problems problems;
    private final String kind;
    private final String path;
    private final Mapping mapping;

    /** Takes {@code node}, which should be a mapping of {@code kind} and is called {@code path}. */
    Keys(Problems problems, String kind, String path, Node node) {
        this.problems = problems;
        this.kind = kind;
        this.path = path;
        ImmutableList<String> known = StudyReference.keys(kind);
        if (node instanceof Mapping given) {
            mapping = given;
            given.members().stream()
                    .filter(member -> !known.contains(member.key()))
                    .forEach(this::unknown);
        } else {
            mapping = Mapping.empty(node.place());
            problem(node, "", "found " + node.shown(), "expected a mapping with the keys " + String.join(", ", known));
        }
    }

    private void unknown(Mapping.Member member) {
        ImmutableList<String> known = StudyReference.keys(kind);
        problems.add(new Problem(
                member.place(),
                below(member.key()),
                "unknown key",
                NearestName.of(member.key(), known),
                "known keys: " + String.join(", ", known)));
    }

    /** What stands at {@code key}, or its default; for a required one that is missing, its example. */
    Node node(String key) {
        Optional<Node> given = mapping.get(key);
        if (given.isEmpty() && StudyReference.isRequired(kind, key)) {
            String example = StudyReference.example(kind, key);
            problems.add(Problem.of(mapping.place(), below(key), "missing", "required, such as " + example));
            return Scalar.of(example, mapping.place());
        }
        return given.orElseGet(() -> StudyReference.fallback(kind, key));
    }

    /** Whether {@code key} stands there and is not {@code none}. */
    boolean has(String key) {
        return mapping.get(key).isPresent() && !word(node(key)).equals("none");
    }

    /** Returns what {@code reader} makes of the single value at {@code key}, or of the default if that is bad. */
    <T> T value(String key, String example, Function<String, T> reader) {
        Node node = node(key);
        if (node instanceof Scalar scalar && !scalar.missing()) {
            try {
                return reader.apply(scalar.text());
            } catch (IllegalArgumentException e) {
                problem(node, key, String.valueOf(e.getMessage()), "");
            }
        } else {
            problem(node, key, "found " + node.shown(), "expected " + example);
        }
        return reader.apply(example);
    }

    int whole(String key, int min, int max) {
        String fallback = word(StudyReference.fallback(kind, key));
        return value(key, fallback, text -> {
            if (!text.matches("-?[0-9]{1,9}") || Integer.parseInt(text) < min || Integer.parseInt(text) > max) {
                throw new IllegalArgumentException(
                        Scalar.quoted(text) + " is not a whole number from " + min + " to " + max);
            }
            return Integer.parseInt(text);
        });
    }

    /** A share above 0 and below 1, as {@code 5%} or {@code 0.05}. */
    BigDecimal share(String key) {
        return value(key, word(StudyReference.fallback(kind, key)), Keys::fraction);
    }

    private static BigDecimal fraction(String text) {
        boolean percent = text.endsWith("%");
        String number = percent ? text.substring(0, text.length() - 1) : text;
        BigDecimal share = number.matches("[0-9]{1,3}(\\.[0-9]{1,9})?")
                ? new BigDecimal(number).movePointLeft(percent ? 2 : 0)
                : BigDecimal.ZERO;
        if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException(Scalar.quoted(text) + " is not a share above 0 and below 100%");
        }
        return share;
    }

    /** The elements of the list at {@code key}, each read by {@code reader}. */
    ImmutableList<Node> list(String key) {
        Node node = node(key);
        if (node instanceof Sequence list) {
            return list.items();
        }
        problem(node, key, "found " + node.shown(), "expected a list");
        return ImmutableList.of();
    }

    /** The members of the mapping at {@code key}. */
    ImmutableList<Mapping.Member> members(String key) {
        Node node = node(key);
        if (node instanceof Mapping map) {
            return map.members();
        }
        problem(node, key, "found " + node.shown(), "expected a mapping of paths to values");
        return ImmutableList.of();
    }

    /** The mapping at {@code key} with its values as YAML on one line. */
    ImmutableMap<String, String> texts(String key) {
        ImmutableMap.Builder<String, String> all = ImmutableMap.builder();
        members(key).forEach(member -> all.put(member.key(), flow(member.value())));
        return all.buildOrThrow();
    }

    /** Takes note that what stands at {@code key} makes no sense. */
    void problem(Node node, String key, String found, String expected) {
        problems.add(Problem.of(node.place(), key.isEmpty() ? path : below(key), found, expected));
    }

    Problems problems() {
        return problems;
    }

    private String below(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** A value as YAML on one line. */
    static String flow(Node node) {
        return YamlWriter.flow(node);
    }

    /** The text of a single value; empty for all else. */
    static String word(Node node) {
        return node instanceof Scalar scalar ? scalar.text() : "";
    }
}
