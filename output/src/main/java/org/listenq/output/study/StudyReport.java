package org.listenq.output.study;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.listenq.output.report.Report;
import org.listenq.output.report.Section;
import org.listenq.output.report.Table;

/** Says what a study gave: a table of intervals, one of comparisons, and what to know about them. */
public final class StudyReport {

    private static final double BIG_CORRELATION = 2;

    private final StudyResult result;
    private final StudyResult.Question question;

    private StudyReport(StudyResult result) {
        this.result = result;
        this.question = result.question();
    }

    /** Returns the report of {@code result}. */
    public static Report of(StudyResult result) {
        return new StudyReport(result).report();
    }

    private Report report() {
        ImmutableList.Builder<Section> sections = ImmutableList.builder();
        sections.add(new Section(
                "Results: mean of " + (question.batches() > 1 ? "the parts of one run" : "the replications") + " ± half"
                        + " width of its " + percent() + " Student interval",
                java.util.Optional.of(estimates()),
                notes()));
        if (!result.comparisons().isEmpty()) {
            sections.add(Section.of(
                    "Differences from the baseline " + baseline() + ", paired by replication; verdicts after "
                            + (question.adjustment() == Comparison.Adjustment.HOLM ? "Holm" : "Bonferroni"),
                    comparisons()));
        }
        if (!result.failures().isEmpty()) {
            sections.add(Section.of("Failed runs", failures()));
        }
        String about = question.description().isEmpty() ? "" : ": " + question.description();
        return new Report(question.name() + about, sections.build());
    }

    private String percent() {
        return java.math.BigDecimal.valueOf(question.confidence())
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }

    private String baseline() {
        return question.baseline().entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(java.util.stream.Collectors.joining(", "));
    }

    private Table estimates() {
        ImmutableList.Builder<Table.Column> columns = ImmutableList.builder();
        question.dimensions().forEach(dimension -> columns.add(Table.word(dimension)));
        columns.add(Table.number("n"));
        question.metrics().forEach(metric -> columns.add(Table.number(heading(metric))));
        ImmutableList.Builder<ImmutableList<String>> rows = ImmutableList.builder();
        for (int cell = 0; cell < result.cells().size(); cell++) {
            ImmutableList.Builder<String> row = ImmutableList.builder();
            row.addAll(labels(cell))
                    .add(Integer.toString(result.cells().get(cell).size()));
            for (int metric = 0; metric < question.metrics().size(); metric++) {
                row.add(figure(
                        result.estimates().get(cell).get(metric),
                        question.metrics().get(metric).unit()));
            }
            rows.add(row.build());
        }
        return new Table(columns.build(), rows.build(), "");
    }

    private ImmutableList<String> labels(int cell) {
        return question.dimensions().stream()
                .map(dimension -> result.cells().get(cell).labels().getOrDefault(dimension, ""))
                .collect(toImmutableList());
    }

    private static String heading(Metric metric) {
        return metric.unit() == Unit.SECONDS ? metric.name() + " (s)" : metric.name();
    }

    private static String figure(Estimate estimate, Unit unit) {
        if (estimate.n() == 0) {
            return "-";
        } else if (estimate.never() > 0) {
            return estimate.never() == estimate.n() ? "never" : "never in " + estimate.never() + " of " + estimate.n();
        } else if (estimate.n() == 1) {
            return unit.brief(estimate.mean());
        }
        return unit.brief(estimate.mean(), estimate.half());
    }

    private ImmutableList<String> notes() {
        List<String> notes = new ArrayList<>();
        if (question.metrics().stream().anyMatch(metric -> metric.name().startsWith("connect."))) {
            notes.add("connect is the time until connect() returned, which on many systems says nothing about when the"
                    + " server's program serves the request: see accept.wait, first-byte and request.");
        }
        boolean never = result.estimates().stream().flatMap(List::stream).anyMatch(each -> each.never() > 0);
        if (never) {
            notes.add("never: so many connections did not get there before the end of the run that the percentile is"
                    + " one of them.");
        }
        if (question.batches() > 1) {
            correlated().forEach(notes::add);
        }
        return ImmutableList.copyOf(notes);
    }

    private ImmutableList<String> correlated() {
        return IntStream.range(0, result.cells().size())
                .boxed()
                .flatMap(cell ->
                        IntStream.range(0, question.metrics().size()).mapToObj(metric -> correlated(cell, metric)))
                .filter(text -> !text.isEmpty())
                .collect(toImmutableList());
    }

    private String correlated(int cell, int metric) {
        double correlation = result.correlation(cell, metric);
        double bound = BIG_CORRELATION / Math.sqrt(result.cells().get(cell).size());
        return Math.abs(correlation) <= bound
                ? ""
                : "Consecutive parts resemble each other ("
                        + question.metrics().get(metric).name() + " of cell " + cell
                        + ": lag-1 autocorrelation " + Unit.NUMBER.brief(correlation)
                        + "), so this interval is too narrow: take fewer or longer parts.";
    }

    private Table comparisons() {
        ImmutableList.Builder<Table.Column> columns = ImmutableList.builder();
        question.dimensions().forEach(dimension -> columns.add(Table.word(dimension)));
        question.metrics().forEach(metric -> columns.add(Table.number(heading(metric))));
        ImmutableList.Builder<ImmutableList<String>> rows = ImmutableList.builder();
        for (int cell = 0; cell < result.cells().size(); cell++) {
            int index = cell;
            List<Comparison> mine = result.comparisons().stream()
                    .filter(comparison -> comparison.cell() == index)
                    .toList();
            if (!mine.isEmpty()) {
                ImmutableList.Builder<String> row =
                        ImmutableList.<String>builder().addAll(labels(cell));
                mine.forEach(comparison -> row.add(difference(comparison)));
                rows.add(row.build());
            }
        }
        return new Table(columns.build(), rows.build(), "");
    }

    private String difference(Comparison comparison) {
        Unit unit = question.metrics().get(comparison.metric()).unit();
        if (comparison.difference().n() < 2 || comparison.verdict().equals("equal")) {
            return comparison.verdict();
        }
        double mean = comparison.difference().mean();
        String figure = unit.brief(mean, comparison.difference().half());
        return (mean > 0 ? "+" : "") + figure + " " + comparison.verdict();
    }

    private ImmutableList<String> failures() {
        return result.failures().stream()
                .map(failure -> "cell " + failure.cell() + ", replication " + failure.replication() + ": "
                        + failure.why() + "; " + failure.command() + " repeats it")
                .collect(toImmutableList());
    }
}
