package org.listenq.scenarios.value;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Some clients: all, those of a group ({@code burst}), or one of them ({@code burst/3}).
 *
 * @param group empty for all groups
 * @param client number in the group, from 1; empty for all of the group
 */
public record ClientSelector(Optional<String> group, OptionalInt client) {

    /** All clients. */
    public static final ClientSelector ALL = new ClientSelector(Optional.empty(), OptionalInt.empty());

    /** As in scenario files: {@code all}, {@code burst} or {@code burst/3}. */
    public String text() {
        String member = client.isPresent() ? "/" + client.getAsInt() : "";
        return group.map(name -> name + member).orElse("all");
    }
}
