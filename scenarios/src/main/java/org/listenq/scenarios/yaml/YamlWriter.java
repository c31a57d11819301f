package org.listenq.scenarios.yaml;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a tree as YAML, equal trees as equal text: on one line what fits there, else one line for each element. */
public final class YamlWriter {

    private static final int WIDTH = 100;
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]|(?:[A-Za-z]|-?[1-9]|-?0[.A-Za-z%])[A-Za-z0-9_./%-]*");
    private static final Pattern NULL = Pattern.compile("null|Null|NULL|~|");

    private final StringBuilder text = new StringBuilder();

    private YamlWriter() {}

    /** Returns {@code root} as a document. */
    public static String write(Mapping root) {
        YamlWriter writer = new YamlWriter();
        writer.members(root, 0);
        return writer.text.toString();
    }

    private void members(Mapping mapping, int indent) {
        boolean first = true;
        for (Mapping.Member member : mapping.members()) {
            text.append(" ".repeat(first && atItem() ? 0 : indent))
                    .append(scalar(member.key()))
                    .append(':');
            value(member.value(), indent, member.key().length());
            first = false;
        }
    }

    private void value(Node value, int indent, int used) {
        String flow = flow(value);
        boolean fits = indent + used + flow.length() + 2 <= WIDTH;
        if (fits || value instanceof Scalar) {
            text.append(' ').append(flow).append('\n');
        } else if (value instanceof Mapping mapping) {
            text.append('\n');
            members(mapping, indent + 2);
        } else {
            text.append('\n');
            items((Sequence) value, indent + 2);
        }
    }

    private void items(Sequence list, int indent) {
        for (Node item : list.items()) {
            text.append(" ".repeat(indent)).append('-');
            String flow = flow(item);
            if (item instanceof Mapping mapping && indent + flow.length() + 2 > WIDTH) {
                text.append(' ');
                members(mapping, indent + 2);
            } else {
                text.append(' ').append(flow).append('\n');
            }
        }
    }

    private boolean atItem() {
        return text.length() > 1 && text.charAt(text.length() - 1) == ' ' && text.charAt(text.length() - 2) == '-';
    }

    /** Returns {@code node} on one line. */
    public static String flow(Node node) {
        if (node instanceof Mapping mapping) {
            return mapping.members().stream()
                    .map(member -> scalar(member.key()) + ": " + flow(member.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        } else if (node instanceof Sequence list) {
            return list.items().stream().map(YamlWriter::flow).collect(Collectors.joining(", ", "[", "]"));
        }
        return scalar(((Scalar) node).text());
    }

    private static String scalar(String value) {
        if (PLAIN.matcher(value).matches() && !NULL.matcher(value).matches()) {
            return value;
        }
        return value.codePoints().allMatch(YamlWriter::isPrintable)
                ? "'" + value.replace("'", "''") + "'"
                : escaped(value);
    }

    private static boolean isPrintable(int c) {
        return (c >= ' ' && c < 0x7F) || (Character.isLetterOrDigit(c) && c <= 0xFFFF);
    }

    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                escaped.append('\\').appendCodePoint(c);
            } else if (isPrintable(c)) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append(String.format(Locale.ROOT, "\\U%08X", c));
            }
        });
        return escaped.append('"').toString();
    }
}
