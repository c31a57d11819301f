package org.listenq.scenarios;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import java.util.List;

/** What may stand at each key of the {@link Reference}, in the words of {@link SchemaTypes}. */
final class ReferenceTypes {

    private static final String FILE = "types.txt";
    private static final ImmutableMap<String, String> TYPES = types();

    private ReferenceTypes() {}

    /** All keys that have a type, as {@code kind key}. */
    static Iterable<String> keys() {
        return TYPES.keySet();
    }

    /** Returns the type of {@code key}: {@code 1..65535 | 'none'}. */
    static String of(String kind, String key) {
        String type = TYPES.get(kind + " " + key);
        if (type == null) {
            throw new IllegalStateException("no type of " + key + " of " + kind + " in " + FILE);
        }
        boolean absent = Reference.marker(kind, key).matches("none|default");
        return absent && !type.contains("'all'") ? type + " | 'none'" : type;
    }

    private static ImmutableMap<String, String> types() {
        ImmutableMap.Builder<String, String> types = ImmutableMap.builder();
        for (String line : Reference.load(FILE).lines().toList()) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                List<String> parts = Splitter.onPattern(" +").limit(3).splitToList(line);
                types.put(parts.get(0) + " " + parts.get(1), parts.get(2));
            }
        }
        return types.buildOrThrow();
    }
}
