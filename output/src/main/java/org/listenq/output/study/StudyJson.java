package org.listenq.output.study;

import java.io.IOException;
import java.io.OutputStream;
import org.listenq.output.text.ByteEncoder;
import org.listenq.output.text.JsonWriter;

/** A study as one JSON document whose members always come in the same order; numbers have at most
 * 12 digits. */
public final class StudyJson {

    private final StudyResult result;
    private final StudyResult.Question question;
    private final JsonWriter json;

    private StudyJson(StudyResult result, JsonWriter json) {
        this.result = result;
        this.question = result.question();
        this.json = json;
    }

    /** Writes {@code result} to {@code stream} and closes it. */
    public static void write(StudyResult result, OutputStream stream) throws IOException {
        try (JsonWriter json = new JsonWriter(new ByteEncoder(stream))) {
            new StudyJson(result, json).document();
        }
    }

    private void document() {
        json.beginObject().name("study").value(question.name());
        json.name("description").value(question.description());
        json.name("confidence").value(Unit.NUMBER.text(question.confidence()));
        json.name("correction").value(question.adjustment().name().toLowerCase(java.util.Locale.ROOT));
        json.name("cells").beginArray();
        for (int cell = 0; cell < result.cells().size(); cell++) {
            cell(cell);
        }
        json.end().name("comparisons").beginArray();
        result.comparisons().forEach(this::comparison);
        json.end().name("failures").beginArray();
        result.failures().forEach(this::failure);
        json.end().end();
    }

    private void cell(int cell) {
        json.beginObject().name("cell").value(cell);
        json.name("values").beginObject();
        result.cells().get(cell).labels().forEach((dimension, value) -> json.name(dimension)
                .value(value));
        json.end().name("metrics").beginObject();
        for (int metric = 0; metric < question.metrics().size(); metric++) {
            Metric of = question.metrics().get(metric);
            Estimate estimate = result.estimates().get(cell).get(metric);
            CellFigures.Pooled pooled = result.cells().get(cell).pooled(metric);
            json.name(of.name()).beginObject().name("unit").value(of.unit().text());
            json.name("n").value(estimate.n()).name("never").value(estimate.never());
            number("mean", of.unit(), estimate.mean());
            number("half_width", of.unit(), estimate.half());
            number("sd", of.unit(), estimate.sd());
            number("min", of.unit(), estimate.min());
            number("max", of.unit(), estimate.max());
            number("pooled", of.unit(), pooled.value());
            number("pooled_error", of.unit(), pooled.error());
            json.end();
        }
        json.end().end();
    }

    private void comparison(Comparison comparison) {
        Metric of = question.metrics().get(comparison.metric());
        json.beginObject().name("cell").value(comparison.cell());
        json.name("baseline").value(comparison.baseline());
        json.name("metric").value(of.name());
        json.name("n").value(comparison.difference().n());
        number("difference", of.unit(), comparison.difference().mean());
        number("half_width", of.unit(), comparison.difference().half());
        number("p", Unit.NUMBER, comparison.p());
        number("adjusted_p", Unit.NUMBER, comparison.adjusted());
        json.name("verdict").value(comparison.verdict()).end();
    }

    private void failure(StudyResult.Failure failure) {
        json.beginObject().name("cell").value(failure.cell());
        json.name("replication").value(failure.replication());
        json.name("why").value(failure.why());
        json.name("command").value(failure.command()).end();
    }

    private void number(String name, Unit unit, double value) {
        String text = unit.text(value);
        json.name(name);
        if (text.isEmpty()) {
            json.nothing();
        } else if (text.equals("never")) {
            json.value(text);
        } else {
            json.decimal(text);
        }
    }
}
