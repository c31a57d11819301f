package org.listenq.scenarios.study;

import java.util.Optional;

/** Which metrics there are, as far as reading a study needs to know. */
@FunctionalInterface
public interface MetricNames {

    /** Returns what is wrong with the metric {@code name}, in a sentence; nothing if it is one. */
    Optional<String> complaint(String name);
}
