package org.listenq.output.trace;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a trace that was saved as CSV or JSON Lines, row by row. */
public final class TraceReader implements Closeable {

    private final RowSource rows;
    private final RowBuilder builder = new RowBuilder();

    private TraceReader(RowSource rows) {
        this.rows = rows;
    }

    /** Opens {@code file}, whose name ends with {@code .csv} or {@code .jsonl}. */
    public static TraceReader open(Path file) throws IOException {
        BufferedReader in = Files.newBufferedReader(file);
        try {
            boolean csv = file.toString().endsWith(".csv");
            return csv ? csv(in) : jsonl(in);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Reads CSV from {@code in}. */
    public static TraceReader csv(BufferedReader in) throws IOException {
        return new TraceReader(new CsvRows(in));
    }

    /** Reads JSON Lines from {@code in}. */
    public static TraceReader jsonl(BufferedReader in) {
        return new TraceReader(new JsonlRows(in));
    }

    /**
     * Returns the next row, or nothing at the end.
     *
     * @throws TraceProblem if it is not what a row should be; the message gives line, column and what was expected
     */
    public Optional<SavedRow> next() throws IOException {
        return rows.next(builder) ? Optional.of(builder.build(rows.line())) : Optional.empty();
    }

    /** Hands all rows that are left to {@code consumer}. */
    public void forEach(Consumer<? super SavedRow> consumer) throws IOException {
        for (Optional<SavedRow> row = next(); row.isPresent(); row = next()) {
            consumer.accept(row.get());
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
