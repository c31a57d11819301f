package org.listenq.spark;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkFiles;
import org.listenq.output.study.Observation;
import org.listenq.runner.execution.Executor;
import org.listenq.runner.execution.RunTask;
import org.listenq.runner.plugin.Plugins;
import org.listenq.scenarios.study.RunSpec;

/** Runs one part of the work where it has travelled to, and gathers what goes back. */
final class Outcomes implements Executor.Results {

    /** What each set of jars offers, so that a process loads it once. */
    private static final Map<ImmutableList<Path>, Plugins> LOADED = new ConcurrentHashMap<>();

    private final List<Outcome> outcomes = new ArrayList<>();
    private int number;

    private Outcomes() {}

    /** Runs all of {@code parcels}, one after the other; {@code jars} names the plugins that came with them. */
    static Outcome[] of(ImmutableList<String> jars, Iterator<Parcel> parcels) throws IOException {
        ImmutableList<Path> files =
                jars.stream().map(jar -> Path.of(SparkFiles.get(jar))).collect(ImmutableList.toImmutableList());
        RunTask task = new RunTask(LOADED.computeIfAbsent(files, Outcomes::load));
        Outcomes gathered = new Outcomes();
        while (parcels.hasNext()) {
            Parcel parcel = parcels.next();
            gathered.number = parcel.number();
            task.tell(0, parcel.run(), gathered);
        }
        return gathered.outcomes.toArray(Outcome[]::new);
    }

    private static Plugins load(ImmutableList<Path> files) {
        return Plugins.of(files, Outcomes.class.getClassLoader());
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
