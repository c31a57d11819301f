package org.listenq.scenarios.recorded;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Puts overload into words: a table in Markdown and what lies outside. */
public final class OverloadText {

    private OverloadText() {}

    /** Returns the table of {@code all} cases, compared with {@code seeds} runs each under {@code options}. */
    public static String of(List<Overload> all, int seeds, MachineOptions options) {
        StringBuilder text = new StringBuilder();
        text.append(seeds).append(" seeds, ").append(words(options)).append(": ");
        text.append(summary(all)).append("\n\n");
        text.append("| case | distance of runs 0, 1, 2 | statistics inside |\n|---|---|---|\n");
        for (Overload one : all) {
            text.append("| ")
                    .append(one.name())
                    .append(" | ")
                    .append(distances(one))
                    .append(" | ");
            text.append(one.inside().text()).append(" |\n");
        }
        return text.append('\n').append(outside(all)).toString();
    }

    private static String words(MachineOptions options) {
        return (options.lateTicks() ? "with" : "without") + " late ticks, "
                + (options.acceptCost() ? "with" : "without") + " the cost of accept()";
    }

    private static String summary(List<Overload> all) {
        double greatest = all.stream().mapToDouble(Overload::distance).max().orElse(0);
        return "greatest distance " + rounded(greatest) + ", inside the 99 % band "
                + inside(all).text();
    }

    /** Returns how many statistics of all cases lie in their bands. */
    public static Share inside(List<Overload> all) {
        return Share.of(all.stream().flatMap(one -> one.statistics().stream()), Overload.Statistic::isInside);
    }

    private static String distances(Overload one) {
        return one.distances().stream().map(OverloadText::rounded).collect(Collectors.joining(", "));
    }

    private static String outside(List<Overload> all) {
        return all.stream()
                .flatMap(one -> one.statistics().stream()
                        .filter(statistic -> !statistic.isInside())
                        .map(statistic -> "- `" + one.name() + "`, run " + statistic.run() + ": " + statistic.name()
                                + " " + rounded(statistic.recorded()) + ", model " + rounded(statistic.low()) + " to "
                                + rounded(statistic.high()) + "\n"))
                .collect(Collectors.joining());
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.3f" : "%.0f", value);
    }
}
