package org.listenq.scenarios;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.listenq.scenarios.value.ClientSelector;
import org.listenq.scenarios.value.Rate;
import org.listenq.scenarios.value.Word;
import org.listenq.scenarios.yaml.Scalar;

/** Readers of single values. */
final class Scalars {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final int LONGEST_TEXT = 1000;

    private Scalars() {}

    static Duration duration(Item item) {
        return Units.duration(item.text("expected a time such as 10ms, 75s or 2h"));
    }

    /** Reads a time that is not 0. */
    static Duration positiveDuration(Item item) {
        Duration time = duration(item);
        if (time.isZero()) {
            throw Refusal.of(Scalar.quoted(item.text("")) + " is not above 0", "expected a time above 0");
        }
        return time;
    }

    static BigDecimal share(Item item) {
        return Units.share(item.text("expected a share such as 2% or 0.02"));
    }

    static Rate rate(Item item) {
        return Units.rate(item.text("expected a rate such as 10/s, 600/m or 5/h"));
    }

    static long bitRate(Item item) {
        return Units.bitRate(item.text("expected a bit rate such as 512kbit/s or 10Mbit/s"));
    }

    /** Returns the reader of a size from {@code min} bytes to 1 GB. */
    static Item.Reader<Integer> bytes(int min) {
        String expected = "expected a size such as 16B, 4k or 1MB, from " + min + "B to 1GB";
        return item -> {
            long bytes = Units.bytes(item.text(expected));
            if (bytes < min || bytes > 1_000_000_000) {
                throw Refusal.of(Scalar.quoted(item.text(expected)) + " is out of range", expected);
            }
            return (int) bytes;
        };
    }

    /** Returns the reader of a whole number from {@code min} to {@code max}. */
    static Item.Reader<Integer> integer(int min, int max) {
        return item -> Math.toIntExact(Units.integer(item.text("expected a whole number"), min, max));
    }

    static int backlog(Item item) {
        return integer(Integer.MIN_VALUE, Integer.MAX_VALUE).read(item);
    }

    static int port(Item item) {
        return integer(1, 65_535).read(item);
    }

    static long anyLong(Item item) {
        return Units.integer(item.text("expected a whole number"), Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /**
     * Returns the reader of a number above {@code above} (or from it on, if {@code inclusive}), at most {@code max}.
     */
    static Item.Reader<BigDecimal> number(int above, boolean inclusive, int max) {
        String expected = "expected a number " + (inclusive ? "from " : "above ") + above + ", at most " + max;
        return item -> {
            BigDecimal number = Units.number(item.text(expected));
            int low = number.compareTo(BigDecimal.valueOf(above));
            if (low < 0 || (low == 0 && !inclusive) || number.compareTo(BigDecimal.valueOf(max)) > 0) {
                throw Refusal.of(Scalar.quoted(item.text(expected)) + " is out of range", expected);
            }
            return number;
        };
    }

    static boolean flag(Item item) {
        String text = item.text("expected true or false");
        if (!text.equals("true") && !text.equals("false")) {
            throw Refusal.of(Scalar.quoted(text) + " is neither true nor false", "expected true or false");
        }
        return text.equals("true");
    }

    /** Reads a name of a group or a listener. */
    static String name(Item item) {
        return matching(item, NAME, "expected letters, digits, '-' and '_', at most 64");
    }

    /** Reads a name of a scenario, which names a folder. */
    static String folderName(Item item) {
        return matching(item, FILE_NAME, "expected letters, digits, '.', '-' and '_', at most 100");
    }

    static String prose(Item item) {
        String text = item.text("expected a text");
        if (text.length() > LONGEST_TEXT) {
            throw Refusal.of("a text of " + text.length() + " characters", "at most " + LONGEST_TEXT);
        }
        return text;
    }

    /** Returns the reader of one of {@code words}. */
    static <T extends Word> Item.Reader<T> word(T[] words) {
        ImmutableList<String> known = Arrays.stream(words).map(Word::text).collect(ImmutableList.toImmutableList());
        return item -> {
            String text = item.text("expected one of " + String.join(", ", known));
            return words[indexOf(text, known)];
        };
    }

    /** Returns the place of {@code text} in {@code known}. */
    static int indexOf(String text, ImmutableList<String> known) {
        return indexOf(text, known, "known: " + String.join(", ", known));
    }

    /** The same, with {@code expected} to say what there is. */
    static int indexOf(String text, ImmutableList<String> known, String expected) {
        int index = known.indexOf(text);
        if (index < 0) {
            throw Refusal.unknown("word " + Scalar.quoted(text), text, known, expected);
        }
        return index;
    }

    /** Reads {@code all}, {@code burst} or {@code burst/3}. */
    static ClientSelector clients(Item item) {
        String expected = "expected a group such as burst, a client such as burst/3, or all";
        String text = item.text(expected);
        int slash = text.indexOf('/');
        String group = slash < 0 ? text : text.substring(0, slash);
        if (!NAME.matcher(group).matches()) {
            throw Refusal.of(Scalar.quoted(text) + " is not a client", expected);
        }
        if (slash < 0) {
            return group.equals("all") ? ClientSelector.ALL : selector(group, java.util.OptionalInt.empty());
        }
        long number = Units.integer(text.substring(slash + 1), 1, ClientsBinding.MOST);
        return selector(group, java.util.OptionalInt.of((int) number));
    }

    private static ClientSelector selector(String group, java.util.OptionalInt client) {
        return new ClientSelector(java.util.Optional.of(group), client);
    }

    private static String matching(Item item, Pattern pattern, String expected) {
        String text = item.text(expected);
        if (!pattern.matcher(text).matches()) {
            throw Refusal.of(Scalar.quoted(text) + " is not a name", expected);
        }
        return text;
    }
}
