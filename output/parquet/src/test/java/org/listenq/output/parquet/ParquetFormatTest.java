package org.listenq.output.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import com.jerolba.carpet.CarpetReader;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.listenq.core.trace.TraceColumn;
import org.listenq.core.trace.TraceColumns;
import org.listenq.core.trace.TraceRow;
import org.listenq.output.trace.SavedRow;
import org.listenq.output.trace.TraceReader;

/** What the program writes as Parquet is what it writes as CSV, cell by cell. */
final class ParquetFormatTest {

    @TempDir
    private Path folder;

    @Test
    void article_runWithThePlugin_givesTheRowsOfItsCsv() throws IOException, InterruptedException {
        run("run", "article/backlog-2", "--quiet", "--no-page", "--trace", "csv,parquet", "--out", folder.toString());

        List<SavedRow> expected = new ArrayList<>();
        try (TraceReader reader = TraceReader.open(folder.resolve("trace.csv"))) {
            reader.forEach(expected::add);
        }
        List<Map<String, Object>> rows = parquet();
        assertThat(rows).hasSameSizeAs(expected).hasSizeGreaterThan(200);
        for (int i = 0; i < rows.size(); i++) {
            assertSame(expected.get(i), rows.get(i));
        }
    }

    private static void assertSame(SavedRow expected, Map<String, Object> row) {
        assertThat(row.keySet())
                .containsExactlyElementsOf(
                        TraceColumns.ALL.stream().map(TraceColumn::name).toList());
        for (TraceColumn column : TraceColumns.ALL) {
            Object wanted =
                    switch (column.type()) {
                        case INTEGER -> number(expected, column);
                        case SECONDS -> seconds(number(expected, column));
                        case TEXT, NAME -> expected.text(column.name()).isEmpty() ? null : expected.text(column.name());
                    };
            assertThat(row.get(column.name())).as(column.name()).isEqualTo(wanted);
        }
    }

    private static Long number(SavedRow row, TraceColumn column) {
        long number = row.number(column.name());
        return number == TraceRow.ABSENT ? null : number;
    }

    private static BigDecimal seconds(Long nanos) {
        return nanos == null ? null : BigDecimal.valueOf(nanos, 9);
    }

    /** Read by the library alone, so that the codec is proven as well. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private List<Map<String, Object>> parquet() throws IOException {
        File file = folder.resolve("trace.parquet").toFile();
        return (List) new CarpetReader<>(file, Map.class).toList();
    }

    private static void run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.listenq.runner.Main"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
