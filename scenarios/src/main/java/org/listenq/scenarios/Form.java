package org.listenq.scenarios;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import org.listenq.scenarios.yaml.Mapping;

/** Values that can be written in several ways, told apart by the one key that each way has to itself. */
final class Form {

    private Form() {}

    /**
     * Returns what stands below the only one of {@code keys} that {@code item} has, and which has to be its only key.
     */
    static Item alone(Item item, String words, ImmutableList<String> keys) {
        String form = of(item, words, keys.toArray(String[]::new));
        Mapping mapping = item.mapping("");
        for (Mapping.Member member : mapping.members()) {
            if (!member.key().equals(form)) {
                throw Refusal.of("found '" + member.key() + "' beside '" + form + "'", "expected {" + form + ": ..}");
            }
        }
        return item.below(form, mapping.get(form).orElseThrow());
    }

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
