package org.listenq.output.plot;

import com.google.common.collect.ImmutableList;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAccumulator;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.TraceLevel;
import org.listenq.output.saved.SavedProblem;
import org.listenq.output.saved.SavedRun;
import org.listenq.output.saved.SavedSummary;
import org.listenq.output.series.LatencyBySyns;
import org.listenq.output.series.RunSeries;

/**
 * What pictures need of a saved run.
 *
 * @param title of the run
 * @param endNanos when it ended
 * @param quietNanos when it told of something for the last time, other than that a socket closed
 * @param listeners its listening sockets
 * @param series its course over time
 * @param latency how long connect() took, where it succeeded
 * @param connections number of all calls of connect()
 * @param level how much its trace tells: what lies above is unknown, not nothing
 */
public record RunData(
        String title,
        long endNanos,
        long quietNanos,
        ImmutableList<SavedSummary.Socket> listeners,
        RunSeries series,
        LatencyBySyns latency,
        long connections,
        TraceLevel level) {

    /**
     * Reads {@code run} in one pass over its trace and its table of connections.
     *
     * @throws SavedProblem if one of them is missing or not what it should be
     */
    public static RunData read(SavedRun run) throws IOException {
        SavedSummary summary = run.summary();
        RunSeries series = new RunSeries(
                summary.listeners().stream().map(SavedSummary.Socket::name).collect(ImmutableList.toImmutableList()));
        LongAccumulator level = new LongAccumulator(Math::max, 0);
        LongAccumulator quiet = new LongAccumulator(Math::max, 0);
        run.forEach(row -> {
            series.accept(row);
            level.accumulate(row.kind().level().ordinal());
            quiet.accumulate(row.kind() == EventKind.LISTENER_CLOSE ? 0 : row.timeNanos());
        });
        series.end(summary.endNanos());
        LatencyBySyns latency = new LatencyBySyns();
        long connections = readConnections(run.folder().resolve("connections.csv"), latency);
        return new RunData(
                summary.title(),
                summary.endNanos(),
                quiet.get(),
                summary.listeners(),
                series,
                latency,
                connections,
                TraceLevel.values()[level.intValue()]);
    }

    /** Whether its trace tells what rows of {@code needed} tell. */
    boolean tells(TraceLevel needed) {
        return level.compareTo(needed) >= 0;
    }

    /** Returns what pictures lack because its trace does not tell it; empty if they lack nothing. */
    public String lacks() {
        if (tells(TraceLevel.ALL)) {
            return "";
        }
        return tells(TraceLevel.QUEUES)
                ? "no rates of SYNs and drops, and no drops at the queues"
                : "no queues, and no rates of SYNs, accepts and drops";
    }

    private static long readConnections(Path table, LatencyBySyns latency) throws IOException {
        if (!Files.exists(table)) {
            throw new SavedProblem(table + " is missing; listenq run writes it");
        }
        long count = 0;
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(table)) {
            for (NamedCsvRecord row : rows) {
                count++;
                String took = row.getField("connect_latency_s");
                if (!took.isEmpty() && row.getField("result").equals("ok")) {
                    latency.add(Integer.parseInt(row.getField("syn_count")), nanos(took));
                }
            }
        } catch (RuntimeException e) {
            throw new SavedProblem(table + ": expected the table of connections of a run: " + e.getMessage());
        }
        return count;
    }

    private static long nanos(String seconds) {
        return new BigDecimal(seconds).movePointRight(9).longValueExact();
    }
}
