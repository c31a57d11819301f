package org.listenq.runner.bench;

import static com.google.common.base.Preconditions.checkState;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import java.util.List;
import org.listenq.core.engine.Executive;
import org.listenq.core.simulation.Simulation;
import org.listenq.core.simulation.SimulationPlan;
import org.listenq.core.simulation.SimulationResult;
import org.listenq.core.trace.TraceSink;
import org.listenq.output.statistics.Durations;
import org.listenq.output.statistics.RunStatistics;
import org.listenq.scenarios.assembly.ScenarioAssembler;

/** One measured run of a {@link Workload}, with full statistics. */
public final class WorkloadRun {

    private static final long SECOND = 1_000_000_000;
    private static final long ACCEPTS_PER_SECOND = 25_000;
    private static final double MEAN_MILLIS = 40.2;
    private static final double SLOW_SHARE = 0.02;

    /** Standard deviation of a connect() of W1: one in fifty takes a second more. */
    private static final double DEVIATION_MILLIS = 145;

    private final Workload.Load load;
    private final SimulationPlan plan;
    private final RunStatistics statistics;
    private final SimulationResult result;
    private final Usage usage;

    private WorkloadRun(
            Workload.Load load, SimulationPlan plan, RunStatistics statistics, SimulationResult result, Usage usage) {
        this.load = load;
        this.plan = plan;
        this.statistics = statistics;
        this.result = result;
        this.usage = usage;
    }

    /** Runs replication {@code replication} of {@code load}, telling {@code others} as well. */
    public static WorkloadRun of(
            Workload.Load load, long replication, Executive executive, List<? extends TraceSink> others) {
        SimulationPlan plan = ScenarioAssembler.plan(load.scenario(), replication);
        RunStatistics statistics = new RunStatistics(plan.info());
        ImmutableList<TraceSink> sinks = ImmutableList.<TraceSink>builder()
                .add(statistics)
                .addAll(others)
                .build();
        Stopwatch stopwatch = Stopwatch.start();
        SimulationResult result = Simulation.run(executive, plan, sinks);
        Usage usage = stopwatch.read();
        statistics.end(result.lastEventNanos());
        return new WorkloadRun(load, plan, statistics, result, usage);
    }

    /**
     * Checks what is known beforehand.
     *
     * @throws IllegalStateException if the run did something else
     */
    public void check() {
        switch (load.workload()) {
            case W1 -> {
                checkThatAllConnect();
                checkTimes();
            }
            case W1_JITTER -> checkThatAllConnect();
            case W3 -> checkThatNobodyIdles();
            case W4 -> {}
        }
    }

    private void checkThatAllConnect() {
        long n = load.connections();
        boolean all = result.connections() == n && latency().count() == n && accepted() == n;
        checkState(
                all,
                "%s opened, %s connected, %s accepted",
                result.connections(),
                latency().count(),
                accepted());
    }

    private void checkTimes() {
        double spread = 4 / Math.sqrt(load.connections());
        double mean = latency().mean() / 1e6;
        double meanTolerance = Math.max(0.5, DEVIATION_MILLIS * spread);
        checkState(Math.abs(mean - MEAN_MILLIS) < meanTolerance, "mean of connect() is %s ms", mean);
        double slow = (double) latency().countAbove(SECOND) / load.connections();
        double slowTolerance = Math.max(0.0005, Math.sqrt(SLOW_SHARE) * spread);
        checkState(Math.abs(slow - SLOW_SHARE) < slowTolerance, "%s of all took over 1 s", slow);
    }

    private void checkThatNobodyIdles() {
        long calls = plan.endNanos() / (SECOND / ACCEPTS_PER_SECOND);
        long most = calls + 1;
        long least = calls * 9 / 10 - ACCEPTS_PER_SECOND;
        checkState(accepted() >= least && accepted() <= most, "%s accepted in %s calls", accepted(), most);
    }

    private Durations latency() {
        return statistics.connections().connectLatency();
    }

    private long accepted() {
        return statistics.connections().acceptWait().count();
    }

    /** What it used. */
    public Usage usage() {
        return usage;
    }

    /** How it went. */
    public SimulationResult result() {
        return result;
    }

    /** Returns its figures; {@code allNanos} is the time from the first class of the executive. */
    public JsonLine figures(long allNanos) {
        double seconds = usage.wallNanos() / 1e9;
        JsonLine line = new JsonLine()
                .put("tool", "listenq")
                .put("workload", load.workload().title())
                .put("policy", plan.policy())
                .put("n", result.connections())
                .put("wall_s", seconds, 4)
                .put("all_s", allNanos / 1e9, 4)
                .put("thread_cpu_s", usage.processorNanos() / 1e9, 4)
                .put("connects_per_s", result.connections() / seconds, 0)
                .put("events", result.events())
                .put("events_per_s", result.events() / seconds, 0)
                .put("ns_per_event", (double) usage.wallNanos() / result.events(), 1)
                .put("bytes_per_event", (double) usage.bytes() / result.events(), 2)
                .put("rows_per_s", result.rows() / seconds, 0);
        return answers(line);
    }

    private JsonLine answers(JsonLine line) {
        return line.put("established", latency().count())
                .put("accepted", accepted())
                .put("failed", result.connections() - latency().count())
                .put("lost", statistics.drops().getOrDefault("SIM_LINK_LOSS", 0L))
                .put("syn_rtx", resent(plan.info().hosts().get(1)))
                .put("synack_rtx", resent(plan.info().hosts().get(0)))
                .put("mean_ms", latency().mean() / 1e6, 3)
                .put("max_ms", latency().max() / 1e6, 1)
                .put("over_1s", latency().countAbove(SECOND))
                .put("sim_end_s", result.lastEventNanos() / 1e9, 3);
    }

    private long resent(String host) {
        ImmutableMap<String, Long> counters = statistics.counters().getOrDefault(host, ImmutableSortedMap.of());
        return counters.getOrDefault("TcpExtTCPSynRetrans", 0L);
    }
}
