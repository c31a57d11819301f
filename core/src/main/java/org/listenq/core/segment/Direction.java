package org.listenq.core.segment;

/** Which way a segment travels: from the active to the passive side, or back. */
public enum Direction {
    TO_SERVER("c2s"),
    TO_CLIENT("s2c");

    private final String text;

    Direction(String text) {
        this.text = text;
    }

    /** The name in traces: {@code c2s} or {@code s2c}. */
    public String text() {
        return text;
    }

    /** The other way. */
    public Direction reverse() {
        return this == TO_SERVER ? TO_CLIENT : TO_SERVER;
    }
}
