package org.listenq.runner.size;

import com.google.common.collect.ImmutableList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values among which one is sought, such as {@code server.backlog=0..4096}.
 *
 * @param path which key is varied
 * @param from the least
 * @param to the greatest
 * @param unit behind each number; may be empty
 */
public record Over(String path, long from, long to, String unit) {

    /** Stands for the number of accept() calls in a second, which scenarios write as a time between calls. */
    static final String ACCEPT_RATE = "accept-rate";

    private static final String OPTION = "--over";
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,15})([A-Za-z/%]*)\\.\\.([0-9]{1,15})([A-Za-z/%]*)");
    private static final long SECOND = 1_000_000_000L;

    /**
     * Reads {@code text}.
     *
     * @throws BadExpression if it makes no sense
     */
    public static Over parse(String text) {
        int equals = text.indexOf('=');
        String path = text.substring(0, Math.max(0, equals)).strip();
        if (path.isEmpty()) {
            throw new BadExpression(OPTION, 1, "expected PATH=FROM..TO such as server.backlog=0..4096");
        }
        Matcher range = RANGE.matcher(text.substring(equals + 1).strip());
        if (!range.matches()) {
            throw new BadExpression(OPTION, equals + 2, "expected two whole numbers such as 0..4096 or 100us..10000us");
        }
        Over over = new Over(path, Long.parseLong(range.group(1)), Long.parseLong(range.group(3)), range.group(4));
        String first = range.group(2);
        if (!first.isEmpty() && !first.equals(over.unit)) {
            throw new BadExpression(OPTION, equals + 2, "'" + first + "' and '" + over.unit + "' are two units");
        }
        if (over.from >= over.to) {
            throw new BadExpression(OPTION, equals + 2, "nothing lies between " + over.from + " and " + over.to);
        }
        if (over.path.equals(ACCEPT_RATE) && (over.from < 1 || !over.unit.equals("/s"))) {
            throw new BadExpression(OPTION, equals + 2, "expected rates such as 100/s..5000/s");
        }
        return over;
    }

    /** Returns {@code value} as a user writes it. */
    public String text(long value) {
        return value + unit;
    }

    /** Returns the key that is set. */
    String key() {
        return path.equals(ACCEPT_RATE) ? "server.accept" : path;
    }

    /** Returns what the key is set to for {@code value}. */
    String yaml(long value) {
        return path.equals(ACCEPT_RATE) ? "{every: " + SECOND / value + "ns}" : text(value);
    }

    /** Returns what makes the scenario that of {@code value}: path and value. */
    public String assignment(long value) {
        return key() + "=" + yaml(value);
    }

    /** Values between the ends, ever closer to the least, to look for one where neither end will do. */
    ImmutableList<Long> probes() {
        ImmutableList.Builder<Long> probes = ImmutableList.builder();
        for (long width = (to - from) / 2; width > 0; width /= 2) {
            probes.add(from + width);
        }
        return probes.build();
    }
}
