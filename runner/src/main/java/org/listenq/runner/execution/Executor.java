package org.listenq.runner.execution;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import org.listenq.output.study.Observation;
import org.listenq.scenarios.study.RunSpec;

/** Something that runs many runs: the cores of this machine, or a cluster. */
public interface Executor extends AutoCloseable {

    /** The name by which users choose it. */
    String name();

    /**
     * Runs all of {@code runs}, in any order; returns when each has been told to {@code results}.
     *
     * @throws IOException if a result cannot be kept
     * @throws InterruptedException if the thread is interrupted
     */
    void execute(ImmutableList<RunSpec> runs, Results results) throws IOException, InterruptedException;

    /** Gives back what it holds of other machines; nothing runs on it afterwards. */
    @Override
    default void close() {}

    /** Takes what runs give. */
    interface Results {

        /** Takes what is kept of each part of {@code run}; calls with the same {@code worker} never overlap. */
        void done(int worker, RunSpec run, ImmutableList<Observation> parts) throws IOException;

        /** Takes why {@code run} failed. */
        void failed(RunSpec run, String why);
    }
}
