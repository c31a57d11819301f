package org.listenq.output.study;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** What a metric is counted in, and how its values are written. */
public enum Unit {
    /** Held in nanoseconds, written in seconds. */
    SECONDS("s", 9),
    /** A share from 0 to 1. */
    SHARE("share", 0),
    /** Things or connections. */
    NUMBER("number", 0);

    private static final MathContext EXACT = new MathContext(12, RoundingMode.HALF_EVEN);
    private static final MathContext TWO = new MathContext(2, RoundingMode.UP);
    private static final MathContext SHORT = new MathContext(4, RoundingMode.HALF_EVEN);

    private final String text;
    private final int scale;

    Unit(String text, int scale) {
        this.text = text;
        this.scale = scale;
    }

    /** The name in tables. */
    public String text() {
        return text;
    }

    /** Writes {@code value} with at most 12 digits: {@code never} if it is infinite, nothing if there is none. */
    public String text(double value) {
        return text(value, EXACT);
    }

    /** Writes {@code value} for people, with at most four digits. */
    public String brief(double value) {
        return text(value, SHORT);
    }

    /** Writes a value and the half width of its interval for people: two digits of it, and as many places of both. */
    public String brief(double value, double half) {
        if (Double.isNaN(half) || half == 0) {
            return brief(value) + (half == 0 ? " \u00b1 0" : "");
        }
        BigDecimal width = new BigDecimal(half).movePointLeft(scale).round(TWO);
        BigDecimal mean = new BigDecimal(value).movePointLeft(scale).setScale(width.scale(), RoundingMode.HALF_EVEN);
        return mean.toPlainString() + " \u00b1 " + width.toPlainString();
    }

    private String text(double value, MathContext digits) {
        if (Double.isNaN(value)) {
            return "";
        } else if (Double.isInfinite(value)) {
            return "never";
        }
        return plain(new BigDecimal(value).movePointLeft(scale).round(digits));
    }

    private static String plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped).toPlainString();
    }
}
