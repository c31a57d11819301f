package org.listenq.output.saved;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.listenq.output.trace.SavedRow;
import org.listenq.output.trace.TraceProblem;
import org.listenq.output.trace.TraceReader;

/**
 * A folder that a run left behind, with a trace that can be read back.
 *
 * @param folder the folder
 * @param summary what its {@code summary.json} says
 * @param trace the file of the trace
 */
public record SavedRun(Path folder, SavedSummary summary, Path trace) {

    /**
     * Opens {@code folder}.
     *
     * @throws SavedProblem if it is not the folder of a run or has no trace that can be read back
     */
    public static SavedRun open(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new SavedProblem("there is no folder " + folder);
        }
        Path summary = folder.resolve("summary.json");
        if (!Files.exists(summary)) {
            throw new SavedProblem(folder + " is not the folder of a run: it has no summary.json");
        }
        Path trace = TraceReader.find(folder)
                .orElseThrow(
                        () -> new SavedProblem(folder + " has no trace that can be read back; run with --trace csv"));
        return new SavedRun(folder, JsonSummary.read(summary), trace);
    }

    /**
     * Hands all rows of the trace to {@code consumer}, in order.
     *
     * @throws SavedProblem if a row is not what it should be; the message gives file, line and column
     */
    public void forEach(Consumer<? super SavedRow> consumer) throws IOException {
        try (TraceReader reader = TraceReader.open(trace)) {
            reader.forEach(consumer);
        } catch (TraceProblem e) {
            throw new SavedProblem(trace + ": " + e.getMessage(), e);
        }
    }
}
