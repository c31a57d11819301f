package org.listenq.scenarios.study;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.listenq.scenarios.NearestName;

/**
 * What must hold of a cell, such as {@code server.backlog <= clients.burst.count or policy = unp}.
 *
 * @param text as written
 * @param anyOf one of them must hold
 */
public record Condition(String text, ImmutableList<Comparison> anyOf) {

    private static final Pattern COMPARISON = Pattern.compile("([^<>=!]+?)\\s*(<=|>=|!=|<|>|=)\\s*([^<>=!]+)");
    private static final Pattern QUANTITY = Pattern.compile("(-?[0-9]+(?:\\.[0-9]+)?)([A-Za-z%/]*)");

    /**
     * A dimension, a sign, and another dimension or a value.
     *
     * @param left name of a dimension
     * @param sign one of {@code < <= = != >= >}
     * @param right name of a dimension, or a value
     */
    public record Comparison(String left, String sign, String right) {

        private boolean holds(Map<String, String> labels) {
            String a = labels.getOrDefault(left, "");
            String b = labels.getOrDefault(right, right);
            int order = order(a, b).orElseGet(() -> a.equals(b) ? 0 : Integer.MIN_VALUE);
            return switch (sign) {
                case "=" -> order == 0;
                case "!=" -> order != 0;
                case "<" -> order < 0 && order > Integer.MIN_VALUE;
                case "<=" -> order <= 0 && order > Integer.MIN_VALUE;
                case ">" -> order > 0;
                default -> order >= 0;
            };
        }
    }

    /**
     * Reads {@code text}, which may name {@code dimensions}.
     *
     * @throws IllegalArgumentException if it makes no sense; the message says why
     */
    public static Condition parse(String text, Collection<String> dimensions) {
        ImmutableList.Builder<Comparison> anyOf = ImmutableList.builder();
        for (String part : Splitter.on(" or ").trimResults().split(text)) {
            Matcher comparison = COMPARISON.matcher(part);
            if (!comparison.matches()) {
                throw new IllegalArgumentException(
                        "'" + part + "' is no comparison (expected such as server.backlog <= 16)");
            }
            String left = comparison.group(1).strip();
            if (!dimensions.contains(left)) {
                throw new IllegalArgumentException("'" + left + "' is not varied"
                        + NearestName.suggestion(left, dimensions) + " (" + known(dimensions) + ")");
            }
            anyOf.add(new Comparison(
                    left, comparison.group(2), comparison.group(3).strip()));
        }
        return new Condition(text, anyOf.build());
    }

    /** What a message says of the {@code dimensions} that there are. */
    static String known(Collection<String> dimensions) {
        return dimensions.isEmpty() ? "nothing is" : "known: " + String.join(", ", dimensions);
    }

    /** Whether it holds of a cell with these values of its dimensions. */
    public boolean holds(Map<String, String> labels) {
        return anyOf.stream().anyMatch(comparison -> comparison.holds(labels));
    }

    /** Returns how two quantities of one unit compare; nothing if they are none. */
    private static Optional<Integer> order(String a, String b) {
        Matcher left = QUANTITY.matcher(a);
        Matcher right = QUANTITY.matcher(b);
        if (!left.matches() || !right.matches()) {
            return Optional.empty();
        }
        Optional<BigDecimal> leftTime = time(a);
        Optional<BigDecimal> rightTime = time(b);
        if (leftTime.isPresent() && rightTime.isPresent()) {
            return Optional.of(leftTime.get().compareTo(rightTime.get()));
        }
        return left.group(2).equals(right.group(2))
                ? Optional.of(new BigDecimal(left.group(1)).compareTo(new BigDecimal(right.group(1))))
                : Optional.empty();
    }

    private static Optional<BigDecimal> time(String text) {
        try {
            return Optional.of(BigDecimal.valueOf(org.listenq.scenarios.TimeText.nanos(text)));
        } catch (IllegalArgumentException notATime) {
            return Optional.empty();
        }
    }
}
