package org.listenq.output.page;

import com.google.common.primitives.ImmutableIntArray;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Consumer;
import org.listenq.core.segment.Connection;
import org.listenq.output.text.CsvCells;
import org.listenq.output.trace.TraceReader;

/** Reads back what a run left in its folder. */
public final class SavedRun {

    private final Path folder;

    private SavedRun(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads the run in {@code folder} from its {@code summary.json}, {@code connections.csv} and trace.
     *
     * @throws IOException if one is missing or not what it should be; the message names the file
     */
    public static RunPageData read(Path folder) throws IOException {
        return new SavedRun(folder).read();
    }

    private RunPageData read() throws IOException {
        Path file = folder.resolve("summary.json");
        JsonSummary summary;
        try {
            summary = JsonSummary.read(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new IOException(folder + " holds no run: there is no summary.json in it", e);
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        RunRecorder recorder = new RunRecorder(summary.listeners());
        recorder.meanings(summary.meanings());
        ImmutableIntArray.Builder spreads = ImmutableIntArray.builder();
        connections(facts -> {
            recorder.connection(facts);
            spreads.add(facts.number()).add(facts.spread());
        });
        rows(recorder, byNumber(spreads.build()));
        recorder.end(summary.endNanos());
        connections(recorder::attach);
        return RunPageData.of(summary, recorder, summary.selectsRows());
    }

    private static int[] byNumber(ImmutableIntArray pairs) {
        int most = 0;
        for (int i = 0; i < pairs.length(); i += 2) {
            most = Math.max(most, pairs.get(i));
        }
        int[] spreads = new int[most + 1];
        for (int i = 0; i < pairs.length(); i += 2) {
            spreads[pairs.get(i)] = pairs.get(i + 1);
        }
        return spreads;
    }

    private void rows(RunRecorder recorder, int... spreads) throws IOException {
        Path file = TraceReader.find(folder)
                .orElseThrow(() -> new IOException(
                        "there is neither trace.csv nor trace.jsonl in " + folder + ", nor one with .gz"));
        try (TraceReader reader = TraceReader.open(file)) {
            reader.forEach(row -> {
                long number = row.number("conn_id");
                boolean known = number > 0 && number < spreads.length;
                recorder.accept(row, known ? spreads[(int) number] : 0);
            });
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private void connections(Consumer<ConnectionFacts> consumer) throws IOException {
        Path file = folder.resolve("connections.csv");
        try (CsvReader<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord line : lines) {
                accept(file, line, consumer);
            }
        } catch (NoSuchFileException e) {
            throw new IOException("there is no connections.csv in " + folder, e);
        }
    }

    private static void accept(Path file, NamedCsvRecord line, Consumer<ConnectionFacts> consumer) throws IOException {
        try {
            consumer.accept(facts(line));
        } catch (NumberFormatException | ArithmeticException | NoSuchElementException e) {
            String why = Objects.requireNonNullElse(e.getMessage(), "not a number");
            throw new IOException(file + ": line " + line.getStartingLineNumber() + ": " + why, e);
        }
    }

    private static ConnectionFacts facts(NamedCsvRecord line) {
        return new ConnectionFacts(
                Integer.parseInt(line.getField("conn_id")),
                CsvCells.undefused(line.getField("group")),
                Integer.parseInt(line.getField("client")),
                Integer.parseInt(line.getField("attempt")),
                moment(line.getField("start_s")),
                Integer.parseInt(line.getField("syn_count")),
                Integer.parseInt(line.getField("synack_count")),
                moment(line.getField("client_established_s")),
                moment(line.getField("server_established_s")),
                moment(line.getField("accepted_s")),
                moment(line.getField("first_byte_s")),
                moment(line.getField("false_established_s")),
                line.getField("result"),
                line.getField("outcome"),
                line.getField("end"));
    }

    private static long moment(String seconds) {
        return seconds.isEmpty()
                ? Connection.NEVER
                : new BigDecimal(seconds).movePointRight(9).longValueExact();
    }
}
