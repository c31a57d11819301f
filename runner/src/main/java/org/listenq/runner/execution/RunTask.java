package org.listenq.runner.execution;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.listenq.core.engine.Executive;
import org.listenq.core.engine.dsol.DsolExecutive;
import org.listenq.core.simulation.Simulation;
import org.listenq.core.simulation.SimulationPlan;
import org.listenq.core.simulation.SimulationResult;
import org.listenq.output.statistics.Scope;
import org.listenq.output.statistics.WindowedStatistics;
import org.listenq.output.study.Observation;
import org.listenq.runner.plugin.Plugins;
import org.listenq.scenarios.Overrides;
import org.listenq.scenarios.ScenarioReader;
import org.listenq.scenarios.assembly.ScenarioAssembler;
import org.listenq.scenarios.study.Cell;
import org.listenq.scenarios.study.RunSpec;
import org.listenq.scenarios.value.Scenario;

/** Makes observations out of runs, one after the other on one executive; each thread has its own. */
public final class RunTask {

    private final Plugins plugins;
    private final ScenarioReader reader;
    private @Nullable Executive executive;
    private String last = "";
    private @Nullable Scenario scenario;

    /** Returns a task for runs whose scenarios name what {@code plugins} offer. */
    public RunTask(Plugins plugins) {
        this.plugins = plugins;
        this.reader = new ScenarioReader(plugins.systems(), new Captures());
    }

    /**
     * Runs {@code run} and tells {@code results}, as {@code worker}, what it gave or why it failed.
     *
     * @throws IOException if the result cannot be kept
     */
    public void tell(int worker, RunSpec run, Executor.Results results) throws IOException {
        ImmutableList<Observation> parts;
        try {
            parts = observe(run);
        } catch (RuntimeException | Error e) {
            if (OutOfMemory.in(e).isPresent()) {
                throw e;
            }
            results.failed(run, plugins.blamed(e));
            return;
        }
        results.done(worker, run, parts);
    }

    /** Runs {@code run} and returns what is kept of each part. */
    public ImmutableList<Observation> observe(RunSpec run) {
        Scenario effective = scenario(run.cell());
        SimulationPlan plan = ScenarioAssembler.plan(effective, run.stream(), plugins.systems());
        Scope scope =
                new Scope(run.measurement().warmUpNanos(), run.measurement().batches(), true);
        WindowedStatistics statistics = new WindowedStatistics(plan.info(), scope, plan.endNanos());
        SimulationResult result = simulate(plan, statistics);
        statistics.end(effective.run().untilQuiet() ? result.lastEventNanos() : plan.endNanos());
        return statistics.parts().stream().map(Observation::of).collect(ImmutableList.toImmutableList());
    }

    /** Uses an executive again unless it has failed. */
    private SimulationResult simulate(SimulationPlan plan, WindowedStatistics statistics) {
        Executive mine = executive == null ? DsolExecutive.create() : executive;
        executive = null;
        SimulationResult result = Simulation.run(mine, plan, List.of(statistics));
        executive = mine;
        return result;
    }

    private Scenario scenario(Cell cell) {
        if (scenario == null || !cell.inputHash().equals(last)) {
            scenario = read(reader, cell);
            last = cell.inputHash();
        }
        return scenario;
    }

    /** Returns the effective scenario of {@code cell}. */
    static Scenario read(ScenarioReader reader, Cell cell) {
        return reader.read(
                cell.source().name(),
                cell.source().text(),
                Overrides.of(cell.assignments()),
                cell.source().namedFiles());
    }

    /** Returns the arguments of the command that repeats {@code run} of the scenario that users call {@code name}. */
    public static ImmutableList<String> repetition(RunSpec run, String name) {
        ImmutableList.Builder<String> words = ImmutableList.builder();
        words.add("listenq", "run", name);
        run.cell().assignments().forEach(assignment -> words.add("--set", assignment));
        return words.add("--replication", Long.toString(run.stream())).build();
    }
}
