package org.listenq.output.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.listenq.core.trace.TraceLevel;
import org.listenq.output.text.JsonWriter;

/**
 * A saved {@code summary.json}: checked, some of it known by name, all of it ready to stand in a page.
 *
 * <p>Escapes are the writer's own, so that a file from elsewhere cannot end the script element that it is put in.
 */
final class JsonSummary {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final String text;
    private final Map<String, String> values = new LinkedHashMap<>();

    private JsonSummary(String text) {
        this.text = text;
    }

    /**
     * Reads {@code text}.
     *
     * @throws IOException if it is not the summary of a run; the message says what is wrong with it
     */
    static JsonSummary read(String text) throws IOException {
        JsonSummary summary = new JsonSummary(text);
        try (JsonParser parser = FACTORY.createParser(text)) {
            summary.collect(parser);
        } catch (JsonProcessingException e) {
            throw new IOException("line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage(), e);
        }
        for (String needed : ImmutableList.of("run", "policy", "seed", "end_s", "listeners[0].name")) {
            if (!summary.values.containsKey(needed)) {
                throw new IOException("there is no '" + needed + "' in it");
            }
        }
        return summary;
    }

    private void collect(JsonParser parser) throws IOException {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token.isScalarValue()) {
                values.put(path(parser.getParsingContext()), parser.getText());
            }
        }
    }

    /** The value at {@code path}, such as {@code listeners[0].name}. */
    String value(String path) {
        return values.getOrDefault(path, "");
    }

    /** When the run ended, in nanoseconds. */
    long endNanos() throws IOException {
        try {
            return new BigDecimal(value("end_s")).movePointRight(9).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IOException("'end_s' is no time: " + value("end_s"), e);
        }
    }

    /** The names of the listening sockets. */
    ImmutableList<String> listeners() {
        ImmutableList.Builder<String> names = ImmutableList.builder();
        for (int i = 0; values.containsKey("listeners[" + i + "].name"); i++) {
            names.add(value("listeners[" + i + "].name"));
        }
        return names.build();
    }

    /** Whether there is only one group of clients. */
    boolean hasOneGroup() {
        return !values.containsKey("hosts[2]");
    }

    /** What causes mean, by their names; of a name with several meanings the first. */
    ImmutableMap<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (int i = 0; values.containsKey("causes[" + i + "].name"); i++) {
            meanings.putIfAbsent(value("causes[" + i + "].name"), value("causes[" + i + "].meaning"));
        }
        return ImmutableMap.copyOf(meanings);
    }

    /** Whether the scenario wants only some of the rows in its trace. */
    boolean selectsRows() {
        String all = TraceLevel.ALL.name().toLowerCase(Locale.ROOT);
        return !values.getOrDefault("parameters.trace.level", all).equals(all)
                || values.keySet().stream().anyMatch(path -> path.startsWith("parameters.trace.only."));
    }

    /** Writes all of it as the next value of {@code json}. */
    void copyTo(JsonWriter json) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                copy(parser, token, json);
            }
        } catch (IOException e) {
            throw new IllegalStateException("was read before", e);
        }
    }

    private static void copy(JsonParser parser, JsonToken token, JsonWriter json) throws IOException {
        switch (token) {
            case START_OBJECT -> json.beginObject();
            case START_ARRAY -> json.beginArray();
            case END_OBJECT, END_ARRAY -> json.end();
            case FIELD_NAME -> json.name(parser.currentName());
            case VALUE_STRING -> json.value(parser.getText());
            default -> json.number(parser.getText());
        }
    }

    /** Returns where {@code place} is, written as {@code a.b[2].c}. */
    private static String path(JsonStreamContext place) {
        if (place.inRoot()) {
            return "";
        }
        String parent = path(place.getParent());
        if (place.inArray()) {
            return parent + "[" + place.getCurrentIndex() + "]";
        }
        return (parent.isEmpty() ? "" : parent + ".") + place.getCurrentName();
    }
}
