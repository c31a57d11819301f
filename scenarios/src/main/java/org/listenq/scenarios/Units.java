package org.listenq.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.listenq.core.engine.Distributions;
import org.listenq.scenarios.value.Rate;
import org.listenq.scenarios.yaml.Scalar;

/** Quantities as text: numbers with their units, read exactly and written in one form each. */
final class Units {

    private static final int LONGEST = 40;
    private static final BigDecimal LONGEST_TIME = BigDecimal.valueOf(Distributions.LONGEST);
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?");
    private static final Pattern QUANTITY = Pattern.compile("(" + NUMBER + ")\\s*([A-Za-z%/µ]*)");
    private static final ImmutableMap<String, Long> TIMES = ImmutableMap.of(
            "ns", 1L,
            "us", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);
    private static final ImmutableMap<String, Long> PERIODS =
            ImmutableMap.of("/s", 1_000_000_000L, "/m", 60_000_000_000L, "/h", 3_600_000_000_000L);
    private static final ImmutableMap<String, Long> SIZES = ImmutableMap.<String, Long>builder()
            .put("B", 1L)
            .put("k", 1_000L)
            .put("kB", 1_000L)
            .put("MB", 1_000_000L)
            .put("GB", 1_000_000_000L)
            .put("KiB", 1L << 10)
            .put("MiB", 1L << 20)
            .buildOrThrow();
    private static final ImmutableMap<String, Long> BIT_RATES =
            ImmutableMap.of("bit/s", 1L, "kbit/s", 1_000L, "Mbit/s", 1_000_000L, "Gbit/s", 1_000_000_000L);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final String A_TIME = "expected a time such as 10ms, 75s or 2h";
    private static final String A_SHARE = "expected a share such as 2% or 0.02";
    private static final String A_RATE = "expected a rate such as 10/s, 600/m or 5/h";
    private static final String A_SIZE = "expected a size such as 16B, 4k or 1MB";
    private static final String A_BIT_RATE = "expected a bit rate such as 512kbit/s or 10Mbit/s";

    private Units() {}

    /** The units of times. */
    static Iterable<String> times() {
        return ImmutableList.<String>builder().addAll(TIMES.keySet()).add("µs").build();
    }

    /** The units of rates. */
    static Iterable<String> rates() {
        return PERIODS.keySet();
    }

    /** The units of sizes. */
    static Iterable<String> sizes() {
        return SIZES.keySet();
    }

    /** The units of bit rates. */
    static Iterable<String> bitRates() {
        return BIT_RATES.keySet();
    }

    /** Reads a time such as {@code 12ms}. */
    static Duration duration(String text) {
        BigDecimal nanos = scaled(text, TIMES, A_TIME);
        if (nanos.compareTo(LONGEST_TIME) > 0) {
            throw Refusal.of(quoted(text) + " is longer than 36 years", A_TIME);
        }
        return Duration.ofNanos(whole(text, nanos, "is finer than 1ns", A_TIME));
    }

    /** Reads a share such as {@code 2%} or {@code 0.02}. */
    static BigDecimal share(String text) {
        Matcher quantity = quantity(text, A_SHARE);
        BigDecimal share =
                switch (quantity.group(2)) {
                    case "%" -> number(quantity).divide(HUNDRED);
                    case "" -> number(quantity);
                    default -> throw Refusal.of(unknownUnit(text, quantity.group(2)), A_SHARE);
                };
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            String expected = quantity.group(2).isEmpty() ? A_SHARE + ", without % from 0 to 1" : A_SHARE;
            throw Refusal.of(quoted(text) + " is not from 0 to 100%", expected);
        }
        return share;
    }

    /** Reads a rate such as {@code 10/s}. */
    static Rate rate(String text) {
        Matcher quantity = quantity(text, A_RATE);
        long per = factor(text, quantity.group(2), PERIODS, A_RATE);
        if (number(quantity).signum() <= 0) {
            throw Refusal.of(quoted(text) + " is not above 0", A_RATE);
        }
        return new Rate(number(quantity), Duration.ofNanos(per));
    }

    /** Reads a number of bytes such as {@code 16B}. */
    static long bytes(String text) {
        BigDecimal bytes = scaled(text, SIZES, A_SIZE);
        return whole(text, bytes, "is not a whole number of bytes", A_SIZE);
    }

    /** Reads bits in a second such as {@code 10Mbit/s}. */
    static long bitRate(String text) {
        BigDecimal bits = scaled(text, BIT_RATES, A_BIT_RATE);
        long rate = whole(text, bits, "is not a whole number of bits", A_BIT_RATE);
        if (rate == 0) {
            throw Refusal.of(quoted(text) + " is not above 0", A_BIT_RATE);
        }
        return rate;
    }

    /** Reads a number without unit. */
    static BigDecimal number(String text) {
        if (text.length() > LONGEST || !NUMBER.matcher(text).matches()) {
            throw Refusal.of(quoted(text) + " is not a number", "expected a number such as 2 or 0.5, without unit");
        }
        return new BigDecimal(text);
    }

    /** Reads a whole number without unit, from {@code min} to {@code max}. */
    static long integer(String text, long min, long max) {
        String expected = "expected a whole number from " + min + " to " + max;
        if (text.length() > LONGEST || !NUMBER.matcher(text).matches() || text.contains(".")) {
            throw Refusal.of(quoted(text) + " is not a whole number", expected);
        }
        BigDecimal value = new BigDecimal(text);
        if (value.compareTo(BigDecimal.valueOf(min)) < 0 || value.compareTo(BigDecimal.valueOf(max)) > 0) {
            throw Refusal.of(quoted(text) + " is out of range", expected);
        }
        return value.longValueExact();
    }

    /** Writes a time with the largest of s, ms, us, ns that leaves a whole number. */
    static String text(Duration time) {
        long nanos = time.toNanos();
        for (String unit : new String[] {"s", "ms", "us"}) {
            long factor = TIMES.getOrDefault(unit, 1L);
            if (nanos % factor == 0) {
                return nanos / factor + unit;
            }
        }
        return nanos + "ns";
    }

    /** Writes a share in percent. */
    static String percent(BigDecimal share) {
        return plain(share.multiply(HUNDRED)) + "%";
    }

    /** Writes a rate. */
    static String text(Rate rate) {
        String unit = PERIODS.entrySet().stream()
                .filter(period -> period.getValue() == rate.per().toNanos())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        return plain(rate.events()) + unit;
    }

    /** Writes bits in a second. */
    static String bitRateText(long bits) {
        for (String unit : new String[] {"Gbit/s", "Mbit/s", "kbit/s"}) {
            long factor = BIT_RATES.getOrDefault(unit, 1L);
            if (bits % factor == 0) {
                return bits / factor + unit;
            }
        }
        return bits + "bit/s";
    }

    /** Writes a number. */
    static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped).toPlainString();
    }

    private static BigDecimal scaled(String text, ImmutableMap<String, Long> units, String expected) {
        Matcher quantity = quantity(text, expected);
        long factor = factor(text, quantity.group(2), units, expected);
        if (number(quantity).signum() < 0) {
            throw Refusal.of(quoted(text) + " is negative", expected);
        }
        return number(quantity).multiply(BigDecimal.valueOf(factor));
    }

    private static Matcher quantity(String text, String expected) {
        Matcher quantity = QUANTITY.matcher(text);
        if (text.length() > LONGEST || !quantity.matches()) {
            throw Refusal.of(quoted(text) + " is not a number with a unit", expected);
        }
        return quantity;
    }

    private static long factor(String text, String unit, ImmutableMap<String, Long> units, String expected) {
        Long factor = units.get(unit.equals("µs") ? "us" : unit);
        if (factor == null) {
            throw Refusal.of(unit.isEmpty() ? quoted(text) + " has no unit" : unknownUnit(text, unit), expected);
        }
        return factor;
    }

    private static long whole(String text, BigDecimal value, String broken, String expected) {
        if (value.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw Refusal.of(quoted(text) + " is too large", expected);
        }
        if (value.stripTrailingZeros().scale() > 0) {
            throw Refusal.of(quoted(text) + " " + broken, expected);
        }
        return value.longValueExact();
    }

    private static BigDecimal number(Matcher quantity) {
        return new BigDecimal(quantity.group(1));
    }

    private static String unknownUnit(String text, String unit) {
        return quoted(text) + " has the unknown unit " + quoted(unit);
    }

    private static String quoted(String text) {
        return Scalar.quoted(text);
    }
}
