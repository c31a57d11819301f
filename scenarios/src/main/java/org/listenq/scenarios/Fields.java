package org.listenq.scenarios;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.stream.Stream;
import org.listenq.scenarios.yaml.Mapping;
import org.listenq.scenarios.yaml.Node;
import org.listenq.scenarios.yaml.Problem;
import org.listenq.scenarios.yaml.Problems;

/**
 * The keys of one mapping on their way to values.
 *
 * <p>Which keys there may be, and what holds for those that are absent, stands in the {@link Reference}. A value
 * that cannot
 * be read becomes a problem, and its default stands in for it so that reading goes on.
 */
final class Fields {

    private final Problems problems;
    private final Mapping mapping;
    private final Item item;
    private final ImmutableList<String> kinds;

    private Fields(Problems problems, Item item, ImmutableList<String> kinds) {
        this.problems = problems;
        this.item = item;
        this.kinds = kinds;
        this.mapping = item.mapping(expected(known(kinds)));
    }

    /**
     * Returns the fields of {@code item}, which has the keys of all {@code kinds}; each unknown key becomes a
     * problem.
     */
    static Fields of(Problems problems, Item item, String... kinds) {
        Fields fields = new Fields(problems, item, ImmutableList.copyOf(kinds));
        ImmutableList<String> known = known(fields.kinds);
        for (Mapping.Member member : fields.mapping.members()) {
            if (!known.contains(member.key())) {
                fields.unknown(member, known);
            }
        }
        return fields;
    }

    /** The path of the mapping. */
    String path() {
        return item.path();
    }

    Problems problems() {
        return problems;
    }

    /** Whether {@code key} is written. */
    boolean has(String key) {
        return mapping.get(key).isPresent();
    }

    /** Returns the value of {@code key}, or its default. */
    <T> T get(String key, Item.Reader<T> reader) {
        return or(key, reader, () -> reader.read(item.below(key, Reference.fallback(kind(key), key))));
    }

    /** Returns the value of {@code key}, or what {@code otherwise} gives if it is not written. */
    <T> T or(String key, Item.Reader<T> reader, java.util.function.Supplier<T> otherwise) {
        return attempt(key, reader).orElseGet(otherwise);
    }

    /** Returns the value of {@code key}, if it is written and can be read. */
    <T> Optional<T> attempt(String key, Item.Reader<T> reader) {
        Optional<Node> value = mapping.get(key);
        if (value.isEmpty() && Reference.isRequired(kind(key), key)) {
            missing(key);
        }
        return value.flatMap(node -> attempt(item.below(key, node), reader));
    }

    /** Returns the value of {@code key} unless it is {@code none}. */
    <T> Optional<T> optional(String key, Item.Reader<T> reader) {
        return get(key, value -> value.is("none") ? Optional.<T>empty() : Optional.of(reader.read(value)));
    }

    /**
     * Returns the value of {@code key}, if it is written and not {@code none}; the reference must say {@code
     * default}.
     */
    <T> Optional<T> given(String key, Item.Reader<T> reader) {
        return attempt(key, value -> value.is("none") ? Optional.<T>empty() : Optional.of(reader.read(value)))
                .flatMap(value -> value);
    }

    /** Returns the elements of the list {@code key}. */
    <T> ImmutableList<T> list(String key, Item.Reader<T> reader) {
        return get(key, value -> elements(problems, value, "expected a list" + example(key), reader));
    }

    /** Returns the elements of a list that may also be written as one element without brackets. */
    <T> ImmutableList<T> oneOrMore(String key, Item.Reader<T> reader) {
        return get(
                key,
                value -> value.node() instanceof org.listenq.scenarios.yaml.Sequence
                        ? elements(value, reader)
                        : ImmutableList.of(reader.read(value)));
    }

    /** Returns the elements of the list {@code list}; what cannot be read becomes a problem and is left out. */
    <T> ImmutableList<T> elements(Item list, Item.Reader<T> reader) {
        return elements(problems, list, reader);
    }

    /** Takes note that {@code key} makes no sense. */
    void refuse(String key, String found, String expected) {
        Node at = mapping.get(key).orElse(mapping);
        problems.add(Problem.of(at.place(), item.below(key, at).path(), found, expected), path());
    }

    private <T> Optional<T> attempt(Item value, Item.Reader<T> reader) {
        return attempt(problems, value, reader);
    }

    static <T> ImmutableList<T> elements(Problems problems, Item list, Item.Reader<T> reader) {
        return elements(problems, list, "expected a list", reader);
    }

    private static <T> ImmutableList<T> elements(Problems problems, Item list, String expected, Item.Reader<T> reader) {
        ImmutableList<Node> nodes = list.sequence(expected).items();
        ImmutableList.Builder<T> values = ImmutableList.builder();
        for (int i = 0; i < nodes.size(); i++) {
            attempt(problems, list.element(i, nodes.get(i)), reader).ifPresent(values::add);
        }
        return values.build();
    }

    static <T> Optional<T> attempt(Problems problems, Item value, Item.Reader<T> reader) {
        try {
            return Optional.of(reader.read(value));
        } catch (Refusal refusal) {
            problems.add(new Problem(
                    value.node().place(), value.path(), refusal.found(), refusal.nearest(), refusal.expected()));
            return Optional.empty();
        }
    }

    private static String expected(ImmutableList<String> known) {
        return known.size() == 1
                ? "expected {" + known.get(0) + ": ..}"
                : "expected a mapping with the keys " + String.join(", ", known);
    }

    /** The example of the reference, if there is one: {@code " such as [0s, 1s]"}. */
    private String example(String key) {
        String marker = Reference.marker(kind(key), key);
        return marker.contains(", such as ") ? marker.substring(marker.indexOf(" such as ")) : "";
    }

    private void missing(String key) {
        String path = item.below(key, mapping).path();
        problems.add(Problem.of(mapping.place(), path, "missing", Reference.marker(kind(key), key)), path);
    }

    private void unknown(Mapping.Member member, ImmutableList<String> known) {
        if (problems.isEnough()) {
            return;
        }
        String path = item.below(member.key(), member.value()).path();
        problems.add(
                new Problem(
                        member.place(),
                        path,
                        "unknown key",
                        NearestName.of(member.key(), known),
                        "known keys: " + String.join(", ", known)),
                item.path());
    }

    private String kind(String key) {
        return kinds.stream()
                .filter(kind -> Reference.keys(kind).contains(key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no key " + key + " in " + kinds));
    }

    private static ImmutableList<String> known(ImmutableList<String> kinds) {
        return kinds.stream()
                .flatMap(kind -> Stream.of(kind).flatMap(k -> Reference.keys(k).stream()))
                .collect(ImmutableList.toImmutableList());
    }
}
