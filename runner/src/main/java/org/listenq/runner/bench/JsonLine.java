package org.listenq.runner.bench;

import java.util.Locale;

/** One JSON object on one line, its members in the order in which they are given; names and texts need no escapes. */
public final class JsonLine {

    private final StringBuilder text = new StringBuilder("{");

    /** Adds a text. */
    public JsonLine put(String name, String value) {
        return member(name, '"' + value + '"');
    }

    /** Adds a whole number. */
    public JsonLine put(String name, long value) {
        return member(name, Long.toString(value));
    }

    /** Adds a measured value with so many decimals. */
    public JsonLine put(String name, double value, int decimals) {
        return member(name, String.format(Locale.ROOT, "%." + decimals + "f", value));
    }

    private JsonLine member(String name, String value) {
        text.append(text.length() > 1 ? "," : "")
                .append('"')
                .append(name)
                .append("\":")
                .append(value);
        return this;
    }

    /** Returns the finished line. */
    public String end() {
        return text.append('}').toString();
    }
}
