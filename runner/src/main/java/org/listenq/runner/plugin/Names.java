package org.listenq.runner.plugin;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names of one kind of thing, and where each comes from; no two have the same. */
final class Names {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

    private final String kind;
    private final Map<String, String> origins = new LinkedHashMap<>();

    /** Takes the names that come with ListenQ; {@code kind} is what messages call the thing: {@code policy}. */
    Names(String kind, Collection<String> builtIn) {
        this.kind = kind;
        builtIn.forEach(name -> origins.put(name, "built-in"));
    }

    /** Takes the name of {@code offer}. */
    void add(@Nullable String name, Offer<?> offer) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw offer.bad("'" + name + "' cannot be the name of a " + kind + " (expected a-z, 0-9, '.' and '-')");
        }
        String first = origins.putIfAbsent(name, offer.jar());
        if (first != null) {
            String one = first.equals("built-in") ? first : "from " + first;
            throw new BadPlugin(
                    "two are the " + kind + " '" + name + "': one is " + one + ", one is from " + offer.jar());
        }
    }
}
