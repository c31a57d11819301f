package org.listenq.output.study;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.listenq.output.text.ByteEncoder;
import org.listenq.output.text.CsvCells;

/** The tidy tables of a study as CSV: one value a line, with all that says what it is a value of. */
public final class StudyTables {

    private final StudyResult result;
    private final StudyResult.Question question;
    private final ByteEncoder out;
    private final CsvCells cells;

    private StudyTables(StudyResult result, OutputStream stream) {
        this.result = result;
        this.question = result.question();
        this.out = new ByteEncoder(stream);
        this.cells = new CsvCells(out);
    }

    /** Writes each metric of each run to {@code stream} and closes it. */
    public static void runs(StudyResult result, OutputStream stream) throws IOException {
        StudyTables tables = new StudyTables(result, stream);
        tables.runs();
        tables.out.close();
    }

    /** Writes each metric of each cell to {@code stream} and closes it. */
    public static void cells(StudyResult result, OutputStream stream) throws IOException {
        StudyTables tables = new StudyTables(result, stream);
        tables.estimates();
        tables.out.close();
    }

    /** Writes each comparison to {@code stream} and closes it. */
    public static void comparisons(StudyResult result, OutputStream stream) throws IOException {
        StudyTables tables = new StudyTables(result, stream);
        tables.comparisons();
        tables.out.close();
    }

    private void header(String... names) {
        cells.word("cell");
        question.dimensions().forEach(cells::label);
        for (String name : names) {
            cells.word(name);
        }
        cells.end();
    }

    private void begin(int cell) {
        cells.number(cell);
        for (String dimension : question.dimensions()) {
            cells.label(result.cells().get(cell).labels().getOrDefault(dimension, ""));
        }
    }

    private void runs() {
        header("replication", "part", "metric", "unit", "value");
        for (int cell = 0; cell < result.cells().size(); cell++) {
            CellFigures figures = result.cells().get(cell);
            for (int metric = 0; metric < question.metrics().size(); metric++) {
                Metric of = question.metrics().get(metric);
                double[] values = figures.values(metric);
                for (int i = 0; i < values.length; i++) {
                    begin(cell);
                    cells.number(figures.replication(i)).number(i % question.batches());
                    cells.label(of.name()).word(of.unit().text());
                    cells.word(of.unit().text(values[i])).end();
                }
            }
        }
    }

    private void estimates() {
        header(
                "metric",
                "unit",
                "n",
                "never",
                "mean",
                "half_width",
                "low",
                "high",
                "sd",
                "min",
                "max",
                "pooled",
                "pooled_error");
        for (int cell = 0; cell < result.cells().size(); cell++) {
            for (int metric = 0; metric < question.metrics().size(); metric++) {
                Metric of = question.metrics().get(metric);
                Estimate estimate = result.estimates().get(cell).get(metric);
                CellFigures.Pooled pooled = result.cells().get(cell).pooled(metric);
                begin(cell);
                cells.label(of.name()).word(of.unit().text());
                cells.number(estimate.n()).number(estimate.never());
                numbers(of.unit(), List.of(estimate.mean(), estimate.half(), estimate.low(), estimate.high()));
                numbers(of.unit(), List.of(estimate.sd(), estimate.min(), estimate.max()));
                numbers(of.unit(), List.of(pooled.value(), pooled.error()));
                cells.end();
            }
        }
    }

    private void comparisons() {
        header(
                "baseline_cell",
                "metric",
                "unit",
                "n",
                "difference",
                "half_width",
                "low",
                "high",
                "p",
                "adjusted_p",
                "verdict",
                "variance_of_difference",
                "variance_if_independent");
        ImmutableList<Comparison> ordered = result.comparisons();
        for (Comparison each : ordered) {
            Metric of = question.metrics().get(each.metric());
            Estimate difference = each.difference();
            begin(each.cell());
            cells.number(each.baseline())
                    .label(of.name())
                    .word(of.unit().text())
                    .number(difference.n());
            numbers(of.unit(), List.of(difference.mean(), difference.half(), difference.low(), difference.high()));
            numbers(Unit.NUMBER, List.of(each.p(), each.adjusted()));
            cells.word(each.verdict());
            numbers(Unit.NUMBER, List.of(squared(of, difference.variance()), squared(of, each.independentVariance())));
            cells.end();
        }
    }

    /** A variance in the square of the unit in which values are written. */
    private static double squared(Metric metric, double variance) {
        return metric.unit() == Unit.SECONDS ? variance / 1e18 : variance;
    }

    private void numbers(Unit unit, List<Double> values) {
        values.forEach(value -> cells.word(unit.text(value)));
    }
}
