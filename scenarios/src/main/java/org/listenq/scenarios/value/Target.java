package org.listenq.scenarios.value;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a client connects to: a listener by name, or a port; exactly one of them is there.
 *
 * @param port may be one where nobody listens
 */
public record Target(Optional<String> listener, OptionalInt port) {

    /** The listener called {@code name}. */
    public static Target listener(String name) {
        return new Target(Optional.of(name), OptionalInt.empty());
    }

    /** Whoever listens on {@code port}, if anyone does. */
    public static Target port(int port) {
        return new Target(Optional.empty(), OptionalInt.of(port));
    }
}
