package org.listenq.runner.size;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.listenq.output.report.Report;
import org.listenq.output.report.Section;
import org.listenq.output.report.Table;
import org.listenq.output.study.Estimate;
import org.listenq.output.study.Metric;
import org.listenq.output.study.Unit;

/** Says which values meet a goal, what was tried, and what arithmetic says beside it. */
public final class SizeReport {

    private static final String WARNING =
            "Connect latency is not request latency: connect() returns when the kernel has"
                    + " queued the connection; a longer queue makes connect() quick and the wait for accept() longer."
                    + " Put accept.wait, first-byte or request into the goal as well.";

    private static final int HIDDEN = 3;

    private final Goal goal;
    private final Over over;
    private final ImmutableList<Metric> metrics;
    private final SizeSearch.Finding finding;

    private SizeReport(Goal goal, Over over, ImmutableList<Metric> metrics, SizeSearch.Finding finding) {
        this.goal = goal;
        this.over = over;
        this.metrics = metrics;
        this.finding = finding;
    }

    /** Returns the report of {@code finding}; {@code bounds} are sentences on runs of {@code seconds}. */
    public static Report of(
            Goal goal,
            Over over,
            ImmutableList<Metric> metrics,
            SizeSearch.Finding finding,
            ImmutableList<String> bounds,
            double seconds) {
        SizeReport report = new SizeReport(goal, over, metrics, finding);
        String what = goal.terms().stream().map(Goal.Term::text).collect(Collectors.joining(" and "));
        ImmutableList.Builder<Section> sections = ImmutableList.builder();
        sections.add(Section.of("Answer", report.answer()));
        sections.add(Section.of("What was tried", report.trials()));
        ImmutableList<String> sentences = ImmutableList.<String>builder()
                .addAll(bounds)
                .addAll(report.little(seconds))
                .build();
        sections.add(Section.of("Arithmetic", sentences));
        return new Report(over.path() + " for " + what, sections.build());
    }

    private ImmutableList<String> answer() {
        List<String> lines = new ArrayList<>();
        if (finding.from().isEmpty()) {
            lines.add("no value meets it, from " + over.text(over.from()) + " to " + over.text(over.to()));
            failing().forEach(lines::add);
        } else {
            long from = finding.from().orElseThrow();
            long to = finding.to().orElseThrow();
            lines.add(range(from, to));
        }
        finding.contradiction()
                .ifPresent(value -> lines.add("But " + over.text(value) + " contradicts that: the goal does not hold on"
                        + " one side of a border only, or more replications are needed."));
        lines.add(WARNING);
        return ImmutableList.copyOf(lines);
    }

    private String range(long from, long to) {
        if (from == over.from() && to == over.to()) {
            return "every value meets it, from " + over.text(from) + " to " + over.text(to);
        } else if (to == over.to()) {
            return over.text(from) + " is the least that meets it; so does " + over.text(to) + ", the greatest asked";
        } else if (from == over.from()) {
            return over.text(to) + " is the greatest that meets it; so does " + over.text(from) + ", the least asked";
        }
        return over.text(from) + " is the least that meets it, " + over.text(to) + " the greatest";
    }

    private List<String> failing() {
        List<String> lines = new ArrayList<>();
        for (int term = 0; term < goal.terms().size(); term++) {
            int index = term;
            if (finding.trials().stream().noneMatch(trial -> trial.meets(index))) {
                lines.add("'" + goal.terms().get(term).text() + "' holds nowhere that was tried");
            }
        }
        if (lines.isEmpty()) {
            lines.add("each part of the goal holds somewhere, but nowhere all of them");
        }
        return lines;
    }

    /** How many metrics the table shows; the others serve the arithmetic. */
    private int shown() {
        return metrics.size() - HIDDEN;
    }

    /** Little's law at the least value that meets the goal, or else at the last that was tried. */
    private ImmutableList<String> little(double seconds) {
        ImmutableList<Trial> trials = finding.trials();
        Trial at = trials.stream()
                .filter(trial ->
                        finding.from().filter(from -> from == trial.value()).isPresent())
                .findFirst()
                .orElse(trials.get(trials.size() - 1));
        double queue = mean(at, "queue.completed.mean");
        double wait = mean(at, "accept.wait.mean") / 1e9;
        double rate = mean(at, "count.accepted") / seconds;
        return ImmutableList.of("Little's law at " + over.text(at.value()) + ": rate x mean wait = "
                + Unit.NUMBER.brief(rate) + "/s x " + Unit.NUMBER.brief(wait) + " s = " + Unit.NUMBER.brief(rate * wait)
                + " waiting on average; the simulated queue has " + Unit.NUMBER.brief(queue));
    }

    private double mean(Trial trial, String metric) {
        for (int i = 0; i < metrics.size(); i++) {
            if (metrics.get(i).name().equals(metric)) {
                return trial.estimates().get(i).mean();
            }
        }
        return Double.NaN;
    }

    private Table trials() {
        ImmutableList.Builder<Table.Column> columns = ImmutableList.builder();
        columns.add(Table.number(over.path())).add(Table.number("n"));
        metrics.stream()
                .limit(shown())
                .forEach(metric -> columns.add(
                        Table.number(metric.unit() == Unit.SECONDS ? metric.name() + " (s)" : metric.name())));
        columns.add(Table.word("meets it"));
        ImmutableList.Builder<ImmutableList<String>> rows = ImmutableList.builder();
        for (Trial trial : finding.trials()) {
            ImmutableList.Builder<String> row = ImmutableList.builder();
            row.add(over.text(trial.value()));
            row.add(Integer.toString(
                    trial.estimates().stream().mapToInt(Estimate::n).max().orElse(0)));
            for (int i = 0; i < shown(); i++) {
                row.add(figure(trial.estimates().get(i), metrics.get(i).unit()));
            }
            rows.add(row.add(verdict(trial)).build());
        }
        return new Table(columns.build(), rows.build(), "");
    }

    private static String verdict(Trial trial) {
        if (!trial.failures().isEmpty()) {
            return "no: " + trial.failures().size() + " runs failed";
        }
        return trial.meetsAll() ? "yes" : trial.isOpen() ? "not shown: the limit lies in the interval" : "no";
    }

    private static String figure(Estimate estimate, Unit unit) {
        if (estimate.n() == 0) {
            return "-";
        } else if (estimate.never() > 0) {
            return "never in " + estimate.never() + " of " + estimate.n();
        }
        return unit.brief(estimate.mean(), estimate.half());
    }
}
