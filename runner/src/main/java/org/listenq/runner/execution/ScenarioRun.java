package org.listenq.runner.execution;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSortedSet.toImmutableSortedSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.listenq.core.engine.Executive;
import org.listenq.core.simulation.Simulation;
import org.listenq.core.simulation.SimulationPlan;
import org.listenq.core.simulation.SimulationResult;
import org.listenq.core.trace.TraceSink;
import org.listenq.output.OutputPlan;
import org.listenq.output.RunOutputs;
import org.listenq.output.file.AtomicFile;
import org.listenq.output.report.Report;
import org.listenq.output.table.ListeningSocket;
import org.listenq.output.table.RunFacts;
import org.listenq.output.trace.TraceFormat;
import org.listenq.output.trace.TraceSelection;
import org.listenq.runner.plugin.Plugins;
import org.listenq.runner.progress.Progress;
import org.listenq.runner.progress.ProgressDisplay;
import org.listenq.scenarios.ScenarioWriter;
import org.listenq.scenarios.assembly.ScenarioAssembler;
import org.listenq.scenarios.value.ClientSelector;
import org.listenq.scenarios.value.Scenario;

/**
 * One run of one scenario into a folder.
 *
 * @param scenario what to run
 * @param folder where its outputs go
 * @param formats in which the trace is written
 * @param version of the program, for the summary
 * @param plugins what the scenario may name
 * @param page whether to leave the page {@code report.html} too
 * @param replication its number in a study, from 0
 */
public record ScenarioRun(
        Scenario scenario,
        Path folder,
        ImmutableList<TraceFormat> formats,
        String version,
        Plugins plugins,
        boolean page,
        long replication) {

    /** The first replication, without plugins. */
    public ScenarioRun(
            Scenario scenario, Path folder, ImmutableList<TraceFormat> formats, String version, boolean page) {
        this(scenario, folder, formats, version, Plugins.none(), page, 0);
    }

    /** What a run gives: what to print, and what it left in its folder. */
    public record Finished(Report report, SimulationResult result, ImmutableList<String> files) {}

    /** Runs it; when it fails, nothing is left in the folder that was not there before. */
    public Finished run(Executive executive, ProgressDisplay display) throws IOException {
        SimulationPlan plan = ScenarioAssembler.plan(scenario, replication, plugins.systems());
        try (Progress progress = display.begin(scenario.name(), plan.endNanos());
                RunOutputs outputs = RunOutputs.open(outputs(plan));
                AtomicFile effective = AtomicFile.create(folder.resolve("scenario.yaml"))) {
            effective.stream().write(ScenarioWriter.write(scenario).getBytes(StandardCharsets.UTF_8));
            SimulationResult result = Simulation.run(executive, plan, sinks(outputs, progress));
            Report report = outputs.finish(end(plan, result), effective);
            ImmutableList<String> files = ImmutableList.<String>builder()
                    .addAll(outputs.fileNames())
                    .add("scenario.yaml")
                    .build();
            return new Finished(report, result, files);
        }
    }

    private static ImmutableList<TraceSink> sinks(RunOutputs outputs, Progress progress) {
        return ImmutableList.<TraceSink>builder()
                .addAll(outputs.sinks())
                .add(new SimulatedTime(progress))
                .build();
    }

    private long end(SimulationPlan plan, SimulationResult result) {
        return scenario.run().untilQuiet() ? result.lastEventNanos() : plan.endNanos();
    }

    private OutputPlan outputs(SimulationPlan plan) {
        return new OutputPlan(
                folder,
                plan.info(),
                sockets(plan),
                formats,
                selection(),
                netstatTimes(),
                new RunFacts(
                        ScenarioWriter.parameters(scenario), ScenarioWriter.hash(scenario), version, plugins.hashes()),
                page);
    }

    private static ImmutableList<ListeningSocket> sockets(SimulationPlan plan) {
        return plan.openings().stream()
                .map(opening -> new ListeningSocket(opening.socket().port(), opening.limits()))
                .collect(toImmutableList());
    }

    private TraceSelection selection() {
        return new TraceSelection(
                scenario.trace().level(),
                ImmutableSortedSet.copyOf(scenario.trace().connections()),
                scenario.trace().clients().stream().flatMap(this::members).collect(ImmutableSet.toImmutableSet()),
                ImmutableSet.copyOf(scenario.trace().causes()));
    }

    private Stream<TraceSelection.Member> members(ClientSelector selector) {
        int client = selector.client().isPresent() ? selector.client().getAsInt() - 1 : TraceSelection.Member.ALL;
        return IntStream.range(0, scenario.clients().size())
                .filter(group -> selector.group()
                        .map(scenario.clients().get(group).name()::equals)
                        .orElse(true))
                .mapToObj(group -> new TraceSelection.Member(group, client));
    }

    private ImmutableSortedSet<Long> netstatTimes() {
        return scenario.netstat().stream()
                .map(Duration::toNanos)
                .collect(toImmutableSortedSet(Comparator.naturalOrder()));
    }
}
