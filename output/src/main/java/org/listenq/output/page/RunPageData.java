package org.listenq.output.page;

import java.io.IOException;

/** A run as its page shows it: its summary, and what was folded from its rows. */
public final class RunPageData {

    private final JsonSummary summary;
    private final RunRecorder recorder;
    private final long end;
    private final boolean partial;

    private RunPageData(JsonSummary summary, RunRecorder recorder, boolean partial) throws IOException {
        this.summary = summary;
        this.recorder = recorder;
        this.end = summary.endNanos();
        this.partial = partial;
    }

    /**
     * Returns the data of a run that has ended.
     *
     * @param summary the text of its {@code summary.json}
     * @param recorder which has seen all of its rows and is used up
     * @throws IOException if the text is no summary
     */
    public static RunPageData of(String summary, RunRecorder recorder) throws IOException {
        JsonSummary read = JsonSummary.read(summary);
        recorder.end(read.endNanos());
        return of(read, recorder, false);
    }

    /** Returns the data of a run whose end {@code recorder} has been told, of some of its rows if {@code partial}. */
    static RunPageData of(JsonSummary summary, RunRecorder recorder, boolean partial) throws IOException {
        return new RunPageData(summary, recorder, partial);
    }

    /** The name of the run. */
    public String name() {
        return summary.value("run");
    }

    /** What names it in one line. */
    public String title() {
        return name() + " under " + summary.value("policy") + ", seed " + summary.value("seed");
    }

    JsonSummary summary() {
        return summary;
    }

    RunRecorder recorder() {
        return recorder;
    }

    /** Whether rows are missing, so that plots and ladders show less than happened. */
    boolean partial() {
        return partial;
    }

    /** When it ended, in nanoseconds. */
    long end() {
        return end;
    }
}
