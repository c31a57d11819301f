package org.listenq.runner.progress;

import java.io.PrintStream;

/**
 * Where progress is shown.
 *
 * @param out complaints' and progress' own stream, never that of results
 * @param terminal whether it is one, where a line may be drawn over
 * @param quiet whether nothing is to be shown
 */
public record ProgressDisplay(PrintStream out, boolean terminal, boolean quiet) {

    /** Shows nothing. */
    public static final ProgressDisplay SILENT = new ProgressDisplay(System.err, false, true);

    /** Begins to show {@code task}, which is done at {@code total}. */
    public Progress begin(String task, long total) {
        return begin(Work.share(task, total));
    }

    /** Begins to show {@code work}. */
    public Progress begin(Work work) {
        if (quiet) {
            return Progress.NONE;
        }
        return terminal ? new BarProgress(out, work) : new LineProgress(out, work, System::nanoTime);
    }
}
