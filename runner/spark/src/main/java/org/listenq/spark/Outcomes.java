package org.listenq.spark;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.listenq.output.study.Observation;
import org.listenq.runner.execution.Executor;
import org.listenq.runner.execution.RunTask;
import org.listenq.runner.plugin.Plugins;
import org.listenq.scenarios.study.RunSpec;

/** Runs one part of the work where it has travelled to, and gathers what goes back. */
final class Outcomes implements Executor.Results {

    private final List<Outcome> outcomes = new ArrayList<>();
    private int number;

    private Outcomes() {}

    /** Runs all of {@code parcels}, one after the other; their plugins are among the jars that Spark has loaded here. */
    static Outcome[] of(Iterator<Parcel> parcels) throws IOException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        RunTask task = new RunTask(Plugins.find(Optional.empty(), loader).systems());
        Outcomes gathered = new Outcomes();
        while (parcels.hasNext()) {
            Parcel parcel = parcels.next();
            gathered.number = parcel.number();
            task.tell(0, parcel.run(), gathered);
        }
        return gathered.outcomes.toArray(Outcome[]::new);
    }

    @Override
    public void done(int worker, RunSpec run, ImmutableList<Observation> parts) throws IOException {
        outcomes.add(Outcome.done(number, parts));
    }

    @Override
    public void failed(RunSpec run, String why) {
        outcomes.add(Outcome.failed(number, why));
    }
}
