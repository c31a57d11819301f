package org.listenq.scenarios;

import java.util.Collection;
import java.util.Optional;

/** What a reader throws at a value that it does not understand; where it stands is added by whoever knows. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String expected;
    private final transient Optional<String> nearest;

    private Refusal(String found, Optional<String> nearest, String expected) {
        super(found, null, false, false);
        this.nearest = nearest;
        this.expected = expected;
    }

    /** Returns the refusal of {@code found}, a text such as {@code '10' has no unit}. */
    static Refusal of(String found, String expected) {
        return new Refusal(found, Optional.empty(), expected);
    }

    /** Returns the refusal of a name that is none of {@code known}. */
    static Refusal unknown(String what, String typed, Collection<String> known) {
        return unknown(what, typed, known, "known: " + String.join(", ", known));
    }

    /** The same, with {@code expected} to say what there is. */
    static Refusal unknown(String what, String typed, Collection<String> known, String expected) {
        return new Refusal("unknown " + what, NearestName.of(typed, known), expected);
    }

    String found() {
        return String.valueOf(getMessage());
    }

    Optional<String> nearest() {
        return nearest;
    }

    String expected() {
        return expected;
    }
}
