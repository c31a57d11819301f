package org.listenq.output.page;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;

/** What a counter tells the person who reads it, beyond what moves it. */
final class Explanations {

    private Explanations() {}

    /** Reads lines of {@code counter: explanation}; empty ones and those that begin with {@code #} are left out. */
    static ImmutableMap<String, String> of(String table) {
        ImmutableMap.Builder<String, String> all = ImmutableMap.builder();
        for (String line : Splitter.on('\n').split(table)) {
            int colon = line.indexOf(": ");
            if (colon > 0 && !line.startsWith("#")) {
                all.put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
        return all.buildOrThrow();
    }
}
