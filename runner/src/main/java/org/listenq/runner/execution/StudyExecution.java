package org.listenq.runner.execution;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.listenq.output.study.CellFigures;
import org.listenq.output.study.Estimate;
import org.listenq.output.study.Metric;
import org.listenq.output.study.Metrics;
import org.listenq.output.study.Observation;
import org.listenq.output.study.StudyResult;
import org.listenq.runner.progress.Progress;
import org.listenq.runner.progress.ProgressDisplay;
import org.listenq.runner.progress.Work;
import org.listenq.scenarios.study.Cell;
import org.listenq.scenarios.study.RunSpec;
import org.listenq.scenarios.study.Study;
import org.listenq.scenarios.study.StudyPlan;

/**
 * Runs what is missing of a plan and folds everything in plan order, so that neither the number of threads nor an
 * interruption can be seen in the result.
 *
 * @param executor what runs
 * @param journal what has been run
 * @param identity how runs are known
 * @param progress where it is shown how far it is
 * @param repetition what a user types to repeat a run
 */
public record StudyExecution(
        Executor executor,
        Journal journal,
        RunIdentity identity,
        ProgressDisplay progress,
        Function<RunSpec, String> repetition) {

    /** Runs {@code plan} and returns the cells' figures. */
    public Finished run(StudyPlan plan) throws IOException, InterruptedException {
        return new Rounds(plan).run();
    }

    /**
     * What a plan gives.
     *
     * @param cells in plan order
     * @param failures in plan order
     * @param executed how many runs were run now, the others having been in the journal
     */
    public record Finished(
            ImmutableList<CellFigures> cells, ImmutableList<StudyResult.Failure> failures, int executed) {}

    /** The rounds of one plan: first all cells, then those whose interval is too wide. */
    private final class Rounds {

        private final StudyPlan plan;
        private final ImmutableList<Metric> metrics;
        private final Optional<Study.Precision> precision;
        private final List<CellFigures> cells = new ArrayList<>();
        private final List<Watched> watched = new ArrayList<>();
        private final Map<String, String> reasons = new ConcurrentHashMap<>();
        private final Map<Integer, List<StudyResult.Failure>> failures = new TreeMap<>();
        private int executed;

        Rounds(StudyPlan plan) {
            this.plan = plan;
            this.precision = plan.study().sampling().precision();
            this.metrics = plan.study().analysis().metrics().stream()
                    .map(name -> Metrics.find(name).orElseThrow())
                    .collect(ImmutableList.toImmutableList());
            for (Cell cell : plan.cells()) {
                cells.add(new CellFigures(cell.labels(), metrics));
                watched.add(new Watched());
            }
        }

        Finished run() throws IOException, InterruptedException {
            int from = 0;
            int to = plan.study().sampling().replications();
            List<Cell> open = plan.cells();
            while (!open.isEmpty()) {
                execute(open, from, to);
                List<Cell> wide = new ArrayList<>();
                for (Cell cell : open) {
                    if (!fold(cell, from, to)) {
                        wide.add(cell);
                    }
                }
                open = wide;
                from = to;
                to = next(to);
            }
            return new Finished(
                    ImmutableList.copyOf(cells),
                    failures.values().stream().flatMap(List::stream).collect(ImmutableList.toImmutableList()),
                    executed);
        }

        private int next(int done) {
            int cap = precision.map(Study.Precision::cap).orElse(0);
            return Math.min(cap, done + Math.max(1, done / 2));
        }

        private void execute(List<Cell> open, int from, int to) throws IOException, InterruptedException {
            ImmutableList.Builder<RunSpec> missing = ImmutableList.builder();
            for (Cell cell : open) {
                for (int replication = from; replication < to; replication++) {
                    RunSpec run = plan.run(cell, replication);
                    if (!journal.has(identity.of(run))) {
                        missing.add(run);
                    }
                }
            }
            ImmutableList<RunSpec> runs = missing.build();
            long total = (long) open.size() * (to - from);
            Work work = new Work(plan.study().name(), "runs", total, total - runs.size());
            try (Progress shown = progress.begin(work)) {
                if (!runs.isEmpty()) {
                    executor.execute(runs, results(shown, new AtomicLong(work.done())));
                }
            }
            executed += runs.size();
        }

        private Executor.Results results(Progress shown, AtomicLong done) {
            return new Executor.Results() {
                @Override
                public void done(int worker, RunSpec run, ImmutableList<Observation> parts) throws IOException {
                    journal.add(worker, identity.of(run), parts);
                    shown.reached(done.incrementAndGet());
                }

                @Override
                public void failed(RunSpec run, String why) {
                    reasons.put(identity.of(run), why);
                    shown.reached(done.incrementAndGet());
                }
            };
        }

        /** Adds the replications to the cell, as many as the precision asks for; whether these are enough. */
        private boolean fold(Cell cell, int from, int to) throws IOException {
            CellFigures figures = cells.get(cell.index());
            for (int replication = from; replication < to; replication++) {
                RunSpec run = plan.run(cell, replication);
                Optional<ImmutableList<Observation>> parts = journal.find(identity.of(run));
                if (parts.isPresent()) {
                    figures.add(replication, parts.get());
                    watch(cell, parts.get());
                } else {
                    figures.addFailed(replication, run.measurement().batches());
                    note(run);
                }
                if (replication + 1 >= plan.study().sampling().replications() && isEnough(cell, replication + 1)) {
                    return true;
                }
            }
            return false;
        }

        private void note(RunSpec run) {
            String why = reasons.getOrDefault(identity.of(run), "no result");
            failures.computeIfAbsent(run.cell().index(), key -> new ArrayList<>())
                    .add(new StudyResult.Failure(run.cell().index(), run.replication(), why, repetition.apply(run)));
        }

        private void watch(Cell cell, List<Observation> parts) {
            precision.ifPresent(goal -> {
                Metric metric = Metrics.find(goal.metric()).orElseThrow();
                parts.forEach(part -> watched.get(cell.index()).values.add(metric.of(part)));
            });
        }

        private boolean isEnough(Cell cell, int done) {
            if (precision.isEmpty() || done >= precision.get().cap()) {
                return true;
            }
            double[] values = watched.get(cell.index()).values.stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            double confidence = plan.study().analysis().confidence().doubleValue();
            return Estimate.of(values, confidence)
                    .isWithin(precision.get().relative().doubleValue());
        }
    }

    /** The values of the metric on which the precision of a cell is judged. */
    private static final class Watched {
        private final List<Double> values = new ArrayList<>();
    }
}
