package org.listenq.scenarios;

import org.listenq.scenarios.yaml.Mapping;
import org.listenq.scenarios.yaml.Node;
import org.listenq.scenarios.yaml.Scalar;
import org.listenq.scenarios.yaml.Sequence;

/** A part of a scenario's tree and the path by which a user calls it. */
record Item(Node node, String path) {

    /** What turns an item into a value, or throws a {@link Refusal}. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Item item);
    }

    /** Returns what stands below as {@code key}. */
    Item below(String key, Node value) {
        return new Item(value, path.isEmpty() ? key : path + "." + key);
    }

    /** Returns the element number {@code index} of a list, called by its name if it has one. */
    Item element(int index, Node value) {
        return new Item(value, TreePath.elementPath(path, index, value));
    }

    /** The text of a single value; {@code expected} says what it should be. */
    String text(String expected) {
        if (node instanceof Scalar scalar && !scalar.missing()) {
            return scalar.text();
        }
        throw Refusal.of("found " + node.shown(), expected);
    }

    /** Whether it is the single value {@code word}. */
    boolean is(String word) {
        return node instanceof Scalar scalar && scalar.text().equals(word);
    }

    boolean isScalar() {
        return node instanceof Scalar;
    }

    Mapping mapping(String expected) {
        if (node instanceof Mapping mapping) {
            return mapping;
        }
        throw Refusal.of("found " + node.shown(), expected);
    }

    Sequence sequence(String expected) {
        if (node instanceof Sequence sequence) {
            return sequence;
        }
        throw Refusal.of("found " + node.shown(), expected);
    }
}
