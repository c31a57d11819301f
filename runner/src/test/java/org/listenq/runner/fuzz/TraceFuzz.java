package org.listenq.runner.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.listenq.core.trace.TraceColumn;
import org.listenq.core.trace.TraceColumns;
import org.listenq.core.trace.TraceRow;
import org.listenq.output.trace.SavedRow;
import org.listenq.output.trace.TraceProblem;
import org.listenq.output.trace.TraceReader;

/**
 * Saved traces, CSV if the first byte is even, else JSON Lines: refused with the place, or the same rows when they are
 * written as either and read back.
 */
public final class TraceFuzz {

    private TraceFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        if (bytes.length > 0) {
            String text = new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8);
            Optional<List<SavedRow>> rows = rows(text, bytes[0] % 2 == 0);
            if (rows.isPresent()) {
                assertThat(rows(csv(rows.get()), true)).isEqualTo(rows);
                assertThat(rows(jsonl(rows.get()), false)).isEqualTo(rows);
            }
        }
    }

    private static Optional<List<SavedRow>> rows(String text, boolean csv) throws IOException {
        BufferedReader in = new BufferedReader(new StringReader(text));
        try (TraceReader reader = csv ? TraceReader.csv(in) : TraceReader.jsonl(in)) {
            List<SavedRow> rows = new ArrayList<>();
            reader.forEach(rows::add);
            return Optional.of(rows);
        } catch (TraceProblem e) {
            assertThat(e.getMessage()).startsWith("line " + e.line()).contains("expected ", ", found ");
            return Optional.empty();
        }
    }

    private static String csv(List<SavedRow> rows) {
        String header = TraceColumns.ALL.stream().map(TraceColumn::name).collect(Collectors.joining(","));
        return header
                + "\n"
                + joined(rows, row -> TraceColumns.ALL.stream()
                        .map(column -> "\"" + defused(column, cell(row, column)).replace("\"", "\"\"") + "\"")
                        .collect(Collectors.joining(",")));
    }

    /** The sign that a formula is defused with is taken away again by the reader. */
    private static String defused(TraceColumn column, String cell) {
        return column.type() == TraceColumn.Type.NAME && !cell.isEmpty() ? "'" + cell : cell;
    }

    private static String jsonl(List<SavedRow> rows) {
        return joined(rows, row -> TraceColumns.ALL.stream()
                .map(column -> "\"" + column.name() + "\":\"" + escaped(cell(row, column)) + "\"")
                .collect(Collectors.joining(",", "{", "}")));
    }

    private static String escaped(String text) {
        return text.chars().mapToObj(c -> String.format("\\u%04x", c)).collect(Collectors.joining());
    }

    private static String joined(List<SavedRow> rows, Function<SavedRow, String> line) {
        return rows.stream().map(row -> line.apply(row) + "\n").collect(Collectors.joining());
    }

    private static String cell(SavedRow row, TraceColumn column) {
        if (column.type() == TraceColumn.Type.TEXT || column.type() == TraceColumn.Type.NAME) {
            return row.text(column.name());
        }
        long number = row.number(column.name());
        if (number == TraceRow.ABSENT) {
            return "";
        }
        return column.type() == TraceColumn.Type.SECONDS
                ? BigDecimal.valueOf(number, 9).toPlainString()
                : Long.toString(number);
    }
}
