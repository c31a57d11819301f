package org.listenq.core.trace;

import java.util.Objects;

/**
 * Why something happened: the system's own drop reason where it has one, else a name of the model that begins with
 * {@code SIM_}.
 *
 * @param name the name in traces
 * @param meaning a clause that completes "... because": lower case, no full stop
 * @param source where the rule stands: kernel file and function, or RFC and section
 */
public record Cause(String name, String meaning, String source) {

    /** No cause is given. */
    public static final Cause NONE = new Cause("", "", "");

    public Cause {
        Objects.requireNonNull(name);
        Objects.requireNonNull(meaning);
        Objects.requireNonNull(source);
    }
}
