package org.listenq.output.page;

import java.io.IOException;

/** A run as its page shows it: its summary, and what was folded from its rows. */
public final class RunPageData {

    private final JsonSummary summary;
    private final RunRecorder recorder;
    private final long end;

    private RunPageData(JsonSummary summary, RunRecorder recorder) throws IOException {
        this.summary = summary;
        this.recorder = recorder;
        this.end = summary.endNanos();
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
        return of(read, recorder);
    }

    /** Returns the data of a run whose end {@code recorder} has been told. */
    static RunPageData of(JsonSummary summary, RunRecorder recorder) throws IOException {
        return new RunPageData(summary, recorder);
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

    /** When it ended, in nanoseconds. */
    long end() {
        return end;
    }
}
