package org.listenq.output.trace;

import com.google.common.collect.ImmutableList;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Reads a trace that was saved as CSV or JSON Lines, row by row. */
public final class TraceReader implements Closeable {

    /** Names of traces that can be read back, the quickest to read first. */
    private static final ImmutableList<String> NAMES =
            ImmutableList.of("trace.csv", "trace.jsonl", "trace.csv.gz", "trace.jsonl.gz");

    private final RowSource rows;
    private final RowBuilder builder = new RowBuilder();

    private TraceReader(RowSource rows) {
        this.rows = rows;
    }

    /** Returns the trace in the folder of a run, if there is one that can be read back. */
    public static Optional<Path> find(Path folder) {
        return NAMES.stream().map(folder::resolve).filter(Files::exists).findFirst();
    }

    /** Opens {@code file}, whose name ends with {@code .csv} or {@code .jsonl}, and {@code .gz} if it is compressed. */
    public static TraceReader open(Path file) throws IOException {
        BufferedReader in = reader(file);
        try {
            boolean csv = file.toString().endsWith(".csv") || file.toString().endsWith(".csv.gz");
            return csv ? csv(in) : jsonl(in);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static BufferedReader reader(Path file) throws IOException {
        if (!file.toString().endsWith(".gz")) {
            return Files.newBufferedReader(file);
        }
        InputStream in = Files.newInputStream(file);
        try {
            return new BufferedReader(new InputStreamReader(new GZIPInputStream(in, 1 << 16), StandardCharsets.UTF_8));
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
