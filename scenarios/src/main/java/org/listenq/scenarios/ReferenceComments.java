package org.listenq.scenarios;

import com.google.common.collect.ImmutableMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the reference file says behind each kind of mapping and each of its keys. */
final class ReferenceComments {

    private static final Pattern KIND = Pattern.compile("([a-z-]+):(?: *# (.*))?");
    private static final Pattern KEY = Pattern.compile("  ([a-z-]+): .*? # (.*)");
    private static final ImmutableMap<String, String> TEXTS = texts();

    private ReferenceComments() {}

    /** Returns what is said of {@code kind}; empty if nothing is. */
    static String of(String kind) {
        return TEXTS.getOrDefault(kind, "");
    }

    /** Returns what is said of {@code key}. */
    static String of(String kind, String key) {
        return TEXTS.getOrDefault(kind + " " + key, "");
    }

    private static ImmutableMap<String, String> texts() {
        ImmutableMap.Builder<String, String> texts = ImmutableMap.builder();
        String kind = "";
        for (String line : Reference.text().lines().toList()) {
            Matcher opening = KIND.matcher(line);
            Matcher key = KEY.matcher(line);
            if (opening.matches()) {
                kind = opening.group(1);
                texts.put(kind, opening.group(2) == null ? "" : opening.group(2));
            } else if (key.matches()) {
                texts.put(kind + " " + key.group(1), key.group(2));
            }
        }
        return texts.buildOrThrow();
    }
}
