package org.listenq.scenarios.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one YAML document as a tree, and refuses what makes YAML surprising: aliases, tags, second documents, octal
 * numbers.
 */
public final class YamlTree {

    private static final int DEPTH = 20;
    private static final int ITEMS = 100_000;
    private static final YAMLFactory FACTORY = new YAMLFactory();
    private static final Pattern LEADING_ZERO = Pattern.compile("[+-]?0[0-9_]+(\\.[0-9_]*)?");

    private final String source;
    private final Problems problems;
    private final YAMLParser parser;
    private final boolean isFile;
    private final List<String> path = new ArrayList<>();
    private int depth;

    private YamlTree(String source, boolean isFile, Problems problems, YAMLParser parser) {
        this.source = source;
        this.isFile = isFile;
        this.problems = problems;
        this.parser = parser;
    }

    /**
     * Returns the tree of {@code text}. What can be passed over is added to {@code problems}.
     *
     * @throws BadScenario if the text cannot be read to its end
     */
    public static Node read(String source, String text, Problems problems) {
        return read(source, true, text, problems);
    }

    /** The same for an argument of the command line, in which places have no line. */
    public static Node readArgument(String source, String text, Problems problems) {
        return read(source, false, text, problems);
    }

    private static Node read(String source, boolean isFile, String text, Problems problems) {
        YamlText.check(source, text);
        try (YAMLParser parser = FACTORY.createParser(text)) {
            return new YamlTree(source, isFile, problems, parser).document();
        } catch (JsonProcessingException e) {
            throw syntax(source, isFile, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException | org.yaml.snakeyaml.error.YAMLException e) {
            throw BadScenario.of(Place.whole(source), "not YAML: " + firstLine(e.getMessage()), "");
        }
    }

    private Node document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw BadScenario.of(Place.whole(source), "empty", "expected a scenario");
        }
        Node root = node(first);
        if (parser.nextToken() != null) {
            throw BadScenario.of(place(), "a second document", "expected one scenario a file");
        }
        return root;
    }

    private Node node(@Nullable JsonToken token) throws IOException {
        if (token == null) {
            throw BadScenario.of(place(), "the text ends too early", "");
        }
        checkDecoration();
        return switch (token) {
            case START_OBJECT -> mapping();
            case START_ARRAY -> sequence();
            default -> scalar(token);
        };
    }

    private Mapping mapping() throws IOException {
        Place place = place();
        enter(place);
        ImmutableList.Builder<Mapping.Member> members = ImmutableList.builder();
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            Place keyPlace = place();
            checkDecoration();
            path.add(path.isEmpty() ? key : "." + key);
            Node value = node(parser.nextToken());
            if (key.equals("<<")) {
                refuse(keyPlace, "a merge key", "write the values out");
            } else if (!seen.add(key)) {
                refuse(keyPlace, "the key " + Scalar.quoted(key) + " stands twice", "each key once in a mapping");
            } else {
                members.add(new Mapping.Member(key, keyPlace, value));
            }
            path.remove(path.size() - 1);
            checkItems(seen.size(), keyPlace);
        }
        depth--;
        return new Mapping(members.build(), place);
    }

    private Sequence sequence() throws IOException {
        Place place = place();
        enter(place);
        ImmutableList.Builder<Node> items = ImmutableList.builder();
        int size = 0;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            path.add("[" + size + "]");
            items.add(node(token));
            path.remove(path.size() - 1);
            checkItems(++size, place);
        }
        depth--;
        return new Sequence(items.build(), place);
    }

    private Scalar scalar(JsonToken token) throws IOException {
        Place place = place();
        if (parser.isCurrentAlias()) {
            refuse(place, "an alias", "write the value out");
            return Scalar.of("*" + parser.getText(), place);
        }
        if (token == JsonToken.VALUE_NULL) {
            return new Scalar("", true, place);
        }
        String text = parser.getText();
        if (token.isNumeric() && LEADING_ZERO.matcher(text).matches()) {
            refuse(place, Scalar.quoted(text) + " begins with a zero", "write numbers without leading zeros");
        }
        return Scalar.of(text, place);
    }

    private void checkDecoration() throws IOException {
        if (parser.isCurrentAlias()) {
            return;
        }
        if (parser.getObjectId() != null) {
            refuse(place(), "an anchor", "write the value where it is needed");
        }
        if (parser.getTypeId() != null) {
            refuse(place(), "a tag", "write the value alone");
        }
    }

    private void enter(Place place) {
        if (++depth > DEPTH) {
            throw BadScenario.of(place, "nested too deeply", "at most " + DEPTH + " levels");
        }
    }

    private void checkItems(int size, Place place) {
        if (size > ITEMS) {
            throw BadScenario.of(place, "too many elements", "at most 100,000 in a list");
        }
    }

    private void refuse(Place place, String found, String expected) {
        problems.add(Problem.of(place, String.join("", path), found, expected));
    }

    private Place place() {
        JsonLocation location = parser.currentTokenLocation();
        int line = isFile ? Math.max(location.getLineNr(), 1) : 0;
        return new Place(source, line, Math.max(location.getColumnNr(), 1));
    }

    private static BadScenario syntax(String source, boolean isFile, JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        Place place = location == null || location.getLineNr() < 1 || !isFile
                ? Place.whole(source)
                : new Place(source, location.getLineNr(), Math.max(location.getColumnNr(), 1));
        String message = e.getCause() instanceof org.yaml.snakeyaml.error.MarkedYAMLException marked
                ? marked.getProblem()
                : e.getOriginalMessage();
        return BadScenario.of(place, "not YAML: " + firstLine(message), "");
    }

    private static String firstLine(@Nullable String message) {
        return message == null
                ? "cannot be parsed"
                : message.lines().findFirst().orElse("cannot be parsed");
    }
}
