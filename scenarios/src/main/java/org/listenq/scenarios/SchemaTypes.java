package org.listenq.scenarios;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The types of {@code types.txt} as JSON Schema. */
final class SchemaTypes {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern RANGE = Pattern.compile("(-?[0-9]+)\\.\\.(-?[0-9]+)");
    private static final Pattern LIST = Pattern.compile("\\[(.*)]([+2]?)");
    private static final ImmutableSet<String> MAY_LOOK_LIKE_NUMBERS = ImmutableSet.of("name", "folder-name", "file");
    private static final Pattern SINGLE = Pattern.compile("\\{([a-z-]+): (.*)}");
    private static final String NUMBER = "(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?";
    private static final String ABOVE_ZERO = "(?!0(?:\\.0+)?[^0-9.])";

    /** Texts with a form of their own: name, pattern, what it is. */
    private static final ImmutableMap<String, List<String>> TEXTS = ImmutableMap.<String, List<String>>builder()
            .put("time", text(quantity(Units.times()), "a time with its unit: 12ms, 75s, 2h"))
            .put("positive-time", text(ABOVE_ZERO + quantity(Units.times()), "a time above 0: 12ms, 75s, 2h"))
            .put("seconds", text("[1-9][0-9]*\\s*s", "whole seconds: 3s"))
            .put("rate", text(ABOVE_ZERO + quantity(Units.rates()), "a rate: 10/s, 600/m, 5/h"))
            .put("bytes", text(quantity(Units.sizes()), "a size: 16B, 4k, 1MB"))
            .put("positive-bytes", text(ABOVE_ZERO + quantity(Units.sizes()), "a size above 0: 16B, 4k, 1MB"))
            .put("bit-rate", text(ABOVE_ZERO + quantity(Units.bitRates()), "a bit rate: 512kbit/s, 10Mbit/s"))
            .put("percent", text("(?:100(?:\\.0+)?|[1-9]?[0-9](?:\\.[0-9]+)?)\\s*%", "a share: 2%"))
            .put("name", text("[A-Za-z0-9][A-Za-z0-9_-]{0,63}", "letters, digits, '-' and '_'"))
            .put("folder-name", text("[A-Za-z0-9][A-Za-z0-9._-]{0,99}", "letters, digits, '.', '-' and '_'"))
            .put("clients", text("[A-Za-z0-9][A-Za-z0-9_-]*(?:/[1-9][0-9]*)?", "a group, one client of it, or all"))
            .put("file", text("[^/\\\\:][^\\\\:]*", "a file beside the scenario or below"))
            .buildOrThrow();

    private SchemaTypes() {}

    /** Adds the types that have names to {@code definitions}. */
    static void define(ObjectNode definitions) {
        for (Map.Entry<String, List<String>> text : TEXTS.entrySet()) {
            ObjectNode type = definitions.putObject(text.getKey());
            type.put("description", text.getValue().get(1));
            if (MAY_LOOK_LIKE_NUMBERS.contains(text.getKey())) {
                type.putArray("type").add("string").add("number");
            } else {
                type.put("type", "string");
            }
            type.put("pattern", "^(?:" + text.getValue().get(0) + ")$");
        }
        numbers(definitions, "number-1-to-1000", "minimum", 1, 1000);
        numbers(definitions, "number-to-10", "exclusiveMinimum", 0, 10);
        numbers(definitions, "number-to-1000", "exclusiveMinimum", 0, 1000);
        definitions
                .putObject("prose")
                .putArray("type")
                .add("string")
                .add("number")
                .add("boolean");
        definitions.putObject("flag").put("type", "boolean");
        numbers(definitions, "fraction", "minimum", 0, 1);
        definitions.set("share", of("percent | fraction"));
        String forms = "{normal: @normal} | {lognormal: @lognormal} | {exponential: @exponential} | {pareto: @pareto}";
        definitions.set("distribution", of("time | @uniform | " + forms + " | {empirical: [time]+ | file}"));
    }

    /** Returns the schema of {@code type}. */
    static ObjectNode of(String type) {
        List<String> alternatives =
                Splitter.on(Pattern.compile(" \\| (?![^\\[{]*[]}])")).splitToList(type);
        return alternatives.size() == 1 ? one(type) : any(alternatives);
    }

    private static ObjectNode any(List<String> alternatives) {
        ObjectNode any = JSON.objectNode();
        List<String> words =
                alternatives.stream().filter(each -> each.startsWith("'")).toList();
        ArrayNode list = any.putArray("anyOf");
        if (!words.isEmpty()) {
            ArrayNode known = list.addObject().putArray("enum");
            words.forEach(word -> known.add(word.substring(1, word.length() - 1)));
        }
        alternatives.stream().filter(each -> !words.contains(each)).forEach(each -> list.add(of(each)));
        return list.size() == 1 ? (ObjectNode) list.get(0) : any;
    }

    private static ObjectNode one(String type) {
        Matcher range = RANGE.matcher(type);
        Matcher list = LIST.matcher(type);
        Matcher single = SINGLE.matcher(type);
        if (range.matches()) {
            return integer(new BigInteger(range.group(1)), new BigInteger(range.group(2)));
        } else if (list.matches()) {
            return list(of(list.group(1)), list.group(2));
        } else if (single.matches()) {
            return single(single.group(1), of(single.group(2)));
        }
        String name = type.startsWith("@") ? type.substring(1) : type;
        return JSON.objectNode().put("$ref", "#/$defs/" + name);
    }

    static ObjectNode integer(BigInteger min, BigInteger max) {
        return JSON.objectNode().put("type", "integer").put("minimum", min).put("maximum", max);
    }

    private static ObjectNode list(ObjectNode items, String length) {
        ObjectNode list = JSON.objectNode().put("type", "array");
        list.set("items", items);
        return switch (length) {
            case "+" -> list.put("minItems", 1);
            case "2" -> list.put("minItems", 2).put("maxItems", 2);
            default -> list;
        };
    }

    static ObjectNode single(String key, ObjectNode value) {
        ObjectNode object = JSON.objectNode().put("type", "object");
        object.putObject("properties").set(key, value);
        object.putArray("required").add(key);
        return object.put("additionalProperties", false);
    }

    private static void numbers(ObjectNode definitions, String name, String least, int from, int to) {
        definitions.putObject(name).put("type", "number").put(least, from).put("maximum", to);
    }

    private static String quantity(Iterable<String> units) {
        return NUMBER + "\\s*(?:" + String.join("|", units) + ")";
    }

    private static List<String> text(String pattern, String meaning) {
        return List.of(pattern, meaning);
    }
}
