package org.listenq.scenarios;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.listenq.scenarios.value.Provided;
import org.listenq.scenarios.yaml.Mapping;
import org.listenq.scenarios.yaml.Node;
import org.listenq.scenarios.yaml.Place;
import org.listenq.scenarios.yaml.Scalar;
import org.listenq.scenarios.yaml.Sequence;

/** A mapping of the canonical form that is being filled. */
final class Tree {

    private static final Place NOWHERE = Place.whole("");

    private final ImmutableList.Builder<Mapping.Member> members = ImmutableList.builder();

    Tree put(String key, Node value) {
        members.add(new Mapping.Member(key, NOWHERE, value));
        return this;
    }

    Tree put(String key, Object value) {
        return put(key, text(value.toString()));
    }

    Tree put(String key, Duration value) {
        return put(key, text(Units.text(value)));
    }

    /** Puts {@code value}, or "none". */
    <T> Tree put(String key, Optional<T> value, Function<T, Node> node) {
        return put(key, value.map(node).orElseGet(() -> text("none")));
    }

    /** Puts {@code value}, or {@code otherwise}. */
    Tree put(String key, OptionalInt value, String otherwise) {
        return put(key, text(value.isPresent() ? Integer.toString(value.getAsInt()) : otherwise));
    }

    <T> Tree put(String key, List<T> values, Function<T, Node> node) {
        return put(key, list(values, node));
    }

    /** Puts the settings of a system. */
    Tree put(String key, Map<String, Long> values) {
        Tree settings = new Tree();
        values.forEach((name, value) -> settings.put(name, value.toString()));
        return put(key, settings.node());
    }

    /** Returns what a plugin brings below its name. */
    static Node provided(Provided provided) {
        Tree settings = new Tree();
        provided.settings().forEach((name, value) -> settings.put(name, Quantities.text(value)));
        return new Tree().put(provided.name(), settings.node()).node();
    }

    Mapping node() {
        return new Mapping(members.build(), NOWHERE);
    }

    static Node text(String value) {
        return Scalar.of(value, NOWHERE);
    }

    static Node text(Duration value) {
        return text(Units.text(value));
    }

    static <T> Node list(List<T> values, Function<T, Node> node) {
        return new Sequence(values.stream().map(node).collect(ImmutableList.toImmutableList()), NOWHERE);
    }
}
