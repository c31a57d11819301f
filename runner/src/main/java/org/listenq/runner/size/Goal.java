package org.listenq.runner.size;

import com.google.common.collect.ImmutableList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.listenq.output.study.Estimate;
import org.listenq.output.study.Metric;
import org.listenq.output.study.Metrics;
import org.listenq.scenarios.TimeText;

/**
 * What must hold, such as {@code connect.p99 < 50ms and accept.wait.p99 < 1s}.
 *
 * @param terms all must hold
 */
public record Goal(ImmutableList<Term> terms) {

    private static final String OPTION = "--goal";
    private static final Pattern WORD = Pattern.compile("\\s*([A-Za-z][^\\s<>=]*)");
    private static final Pattern SIGN = Pattern.compile("\\s*(<=|>=|<|>)");
    private static final Pattern LIMIT = Pattern.compile("\\s*([0-9][^\\s]*)");
    private static final Pattern AND = Pattern.compile("\\s+and(?=\\s)");

    /**
     * A metric and its limit.
     *
     * @param metric what is limited
     * @param sign one of {@code < <= > >=}
     * @param limit in the unit of the metric
     * @param text as written
     */
    public record Term(Metric metric, String sign, double limit, String text) {

        /** Whether the metric must stay below. */
        boolean isUpper() {
            return sign.startsWith("<");
        }

        /** What an estimate says of this term. */
        Answer judge(Estimate estimate) {
            if (estimate.n() == 0) {
                return Answer.NO;
            }
            double half = Double.isNaN(estimate.half()) ? 0 : estimate.half();
            if (estimate.never() > 0) {
                return isUpper() ? Answer.NO : Answer.YES;
            }
            boolean low = holds(estimate.mean() - half);
            boolean high = holds(estimate.mean() + half);
            return low && high ? Answer.YES : low || high ? Answer.OPEN : Answer.NO;
        }

        private boolean holds(double value) {
            return switch (sign) {
                case "<" -> value < limit;
                case "<=" -> value <= limit;
                case ">" -> value > limit;
                default -> value >= limit;
            };
        }
    }

    /** Whether a term holds. */
    public enum Answer {
        /** Everywhere in the interval. */
        YES,
        /** The limit lies in the interval. */
        OPEN,
        /** Nowhere in the interval. */
        NO
    }

    /**
     * Reads {@code text}.
     *
     * @throws BadExpression if it makes no sense
     */
    public static Goal parse(String text) {
        ImmutableList.Builder<Term> terms = ImmutableList.builder();
        int at = 0;
        while (true) {
            int begin = at;
            Matcher word = match(WORD, text, at, "expected a metric such as connect.p99");
            int nameAt = word.start(1);
            Metric metric = Metrics.find(word.group(1))
                    .orElseThrow(() -> new BadExpression(
                            OPTION, nameAt + 1, Metrics.complaint(word.group(1)).orElse("")));
            Matcher sign = match(SIGN, text, word.end(), "expected <, <=, > or >=");
            Matcher limit = match(LIMIT, text, sign.end(), "expected a limit such as " + example(metric));
            double value = limit(metric, limit.group(1), limit.start(1));
            terms.add(new Term(
                    metric,
                    sign.group(1),
                    value,
                    text.substring(begin, limit.end()).strip()));
            at = limit.end();
            if (text.substring(at).isBlank()) {
                return new Goal(terms.build());
            }
            at = match(AND, text, at, "expected 'and' or the end").end();
        }
    }

    private static Matcher match(Pattern pattern, String text, int from, String otherwise) {
        Matcher matcher = pattern.matcher(text).region(from, text.length());
        matcher.useTransparentBounds(true);
        if (!matcher.lookingAt()) {
            int column = from;
            while (column < text.length() && text.charAt(column) == ' ') {
                column++;
            }
            throw new BadExpression(OPTION, column + 1, otherwise);
        }
        return matcher;
    }

    private static String example(Metric metric) {
        return switch (metric.unit()) {
            case SECONDS -> "50ms";
            case SHARE -> "1%";
            case NUMBER -> "100";
        };
    }

    private static double limit(Metric metric, String text, int at) {
        try {
            return switch (metric.unit()) {
                case SECONDS -> TimeText.nanos(text);
                case SHARE -> share(text);
                case NUMBER -> number(text);
            };
        } catch (IllegalArgumentException e) {
            throw new BadExpression(OPTION, at + 1, e.getMessage() + "; expected such as " + example(metric));
        }
    }

    private static double share(String text) {
        return text.endsWith("%") ? number(text.substring(0, text.length() - 1)) / 100 : number(text);
    }

    private static double number(String text) {
        if (!text.matches("[0-9]{1,12}(\\.[0-9]{1,9})?")) {
            throw new IllegalArgumentException("'" + text + "' is not a number");
        }
        return Double.parseDouble(text);
    }
}
