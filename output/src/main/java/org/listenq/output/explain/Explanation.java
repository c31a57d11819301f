package org.listenq.output.explain;

import com.google.common.collect.ImmutableList;
import org.listenq.core.trace.Cause;
import org.listenq.output.report.Report;
import org.listenq.output.report.Section;
import org.listenq.output.report.Table;
import org.listenq.output.text.FixedDecimal;

/** One connection's story as a report: a sentence for each step, then the rules that it met. */
public final class Explanation {

    private Explanation() {}

    /** Returns the story of {@code connection}. */
    public static Report of(ConnectionRows connection) {
        StepWords words = new StepWords(connection);
        ImmutableList.Builder<ImmutableList<String>> rows = ImmutableList.builder();
        for (Step step : Step.of(connection.rows())) {
            String sentence = words.tell(step);
            if (!sentence.isEmpty()) {
                String place = step.first().atServer() ? "server" : "client";
                rows.add(ImmutableList.of(FixedDecimal.shortSeconds(step.time()), place, sentence + "."));
            }
        }
        Table steps = new Table(
                ImmutableList.of(Table.number("seconds"), Table.word("where"), Table.word("what happens")),
                rows.build(),
                "");
        String title = connection.name() + " of " + connection.summary().title();
        return new Report(title, ImmutableList.of(Section.of("Step by step", steps), rules(words)));
    }

    private static Section rules(StepWords words) {
        ImmutableList<String> lines =
                words.rules().stream().map(Explanation::rule).sorted().collect(ImmutableList.toImmutableList());
        return Section.of("Rules that it met", lines.isEmpty() ? ImmutableList.of("None that refuses.") : lines);
    }

    private static String rule(Cause cause) {
        String source = cause.source().isEmpty() ? "" : " (" + cause.source() + ")";
        return cause.name() + (cause.meaning().isEmpty() ? "" : ": " + cause.meaning()) + source;
    }
}
