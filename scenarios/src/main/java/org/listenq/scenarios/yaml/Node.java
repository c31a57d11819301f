package org.listenq.scenarios.yaml;

/** A part of a YAML text that knows where it stands. */
public sealed interface Node permits Mapping, Scalar, Sequence {

    /** Where it begins. */
    Place place();

    /** What it is, for a message: {@code 'text'}, {@code a list}, {@code a mapping} or {@code nothing}. */
    String shown();
}
