package org.listenq.scenarios.yaml;

import com.google.common.collect.ImmutableList;

/** A list. */
public record Sequence(ImmutableList<Node> items, Place place) implements Node {

    @Override
    public String shown() {
        return "a list";
    }
}
