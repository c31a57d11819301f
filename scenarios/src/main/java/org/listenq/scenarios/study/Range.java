package org.listenq.scenarios.study;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers from one to another, in steps or by a factor, all with one unit.
 *
 * @param from the first
 * @param to the last is not above it
 * @param unit what stands behind each number; may be empty
 */
record Range(BigDecimal from, BigDecimal to, String unit) {

    private static final int MOST = 10_000;
    private static final Pattern QUANTITY = Pattern.compile("(-?[0-9]{1,18}(?:\\.[0-9]{1,12})?)\\s*([A-Za-z%/]*)");

    /** Returns the range, or complains. */
    static Range of(String from, String to) {
        Matcher first = quantity(from);
        Range range = new Range(new BigDecimal(first.group(1)), number(to, first.group(2)), first.group(2));
        if (range.to.compareTo(range.from) < 0) {
            throw new IllegalArgumentException("'" + to + "' is below '" + from + "'");
        }
        return range;
    }

    /** Returns the values {@code step} apart. */
    ImmutableList<String> steps(String step) {
        BigDecimal by = number(step, unit);
        if (by.signum() <= 0) {
            throw new IllegalArgumentException("'" + step + "' is not above 0");
        }
        ImmutableList.Builder<String> values = ImmutableList.builder();
        int count = 0;
        for (BigDecimal value = from; value.compareTo(to) <= 0; value = value.add(by)) {
            values.add(text(value));
            check(++count);
        }
        return values.build();
    }

    /** Returns the values each {@code factor} times the one before. */
    ImmutableList<String> powers(String factor) {
        BigDecimal by = number(factor, "");
        if (by.compareTo(BigDecimal.ONE) <= 0 || from.signum() <= 0) {
            throw new IllegalArgumentException("a factor needs to be above 1, and 'from' above 0");
        }
        ImmutableList.Builder<String> values = ImmutableList.builder();
        int count = 0;
        for (BigDecimal value = from; value.compareTo(to) <= 0; value = next(value, by)) {
            values.add(text(value));
            check(++count);
        }
        return values.build();
    }

    private BigDecimal next(BigDecimal value, BigDecimal by) {
        boolean whole = from.stripTrailingZeros().scale() <= 0;
        BigDecimal product = value.multiply(by).setScale(whole ? 0 : 6, RoundingMode.HALF_UP);
        return whole ? product.max(value.add(BigDecimal.ONE)) : product;
    }

    private String text(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString() + unit;
    }

    private static BigDecimal number(String text, String unit) {
        Matcher quantity = quantity(text);
        if (!quantity.group(2).equals(unit)) {
            String expected = unit.isEmpty() ? "no unit" : "the unit '" + unit + "'";
            throw new IllegalArgumentException("'" + text + "' has not the same unit (expected " + expected + ")");
        }
        return new BigDecimal(quantity.group(1));
    }

    private static Matcher quantity(String text) {
        Matcher quantity = QUANTITY.matcher(text);
        if (!quantity.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a number");
        }
        return quantity;
    }

    private static void check(int count) {
        if (count > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " values");
        }
    }
}
