package org.listenq.scenarios;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import org.listenq.scenarios.yaml.Mapping;

/** Values that can be written in several ways, told apart by the one key that each way has to itself. */
final class Form {

    private Form() {}

    /** Returns the only one of {@code keys} that {@code item} has; {@code words} are what may be written instead. */
    static String of(Item item, String words, String... keys) {
        String expected = "expected " + words + "{" + String.join(": ..}, {", keys) + ": ..}";
        Mapping mapping = item.mapping(expected);
        ImmutableList<String> present = Arrays.stream(keys)
                .filter(key -> mapping.get(key).isPresent())
                .collect(ImmutableList.toImmutableList());
        if (present.size() == 1) {
            return present.get(0);
        }
        if (present.isEmpty() && !mapping.members().isEmpty()) {
            String first = mapping.members().get(0).key();
            throw Refusal.unknown("form '" + first + "'", first, Arrays.asList(keys));
        }
        throw Refusal.of(
                present.isEmpty() ? "found an empty mapping" : "found " + String.join(" and ", present), expected);
    }
}
