package org.listenq.runner.size;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.listenq.output.study.CellFigures;
import org.listenq.output.study.Estimate;
import org.listenq.output.study.Metric;
import org.listenq.output.study.Metrics;
import org.listenq.runner.execution.StudyExecution;
import org.listenq.scenarios.ScenarioReader;
import org.listenq.scenarios.study.Study;
import org.listenq.scenarios.study.StudyPlan;

/**
 * Tries values by running the scenario with them, with more replications as long as the answer is open.
 *
 * @param goal what must hold
 * @param over what is varied
 * @param text the scenario
 * @param set changes to it before all others
 * @param replications at first
 * @param cap at most
 * @param execution what runs
 * @param reader of scenarios
 */
public record SizeExperiment(
        Goal goal,
        Over over,
        StudyPlan.Text text,
        ImmutableMap<String, String> set,
        int replications,
        int cap,
        StudyExecution execution,
        ScenarioReader reader)
        implements SizeSearch.Experiment {

    private static final double CONFIDENCE = 0.95;
    private static final ImmutableList<String> ALSO = ImmutableList.of(
            "share.connected", "queue.completed.peak", "queue.completed.mean", "accept.wait.mean", "count.accepted");

    /** What is looked at: the metrics of the goal, then some that explain them; each once. */
    public ImmutableList<Metric> metrics() {
        return Stream.concat(goal.terms().stream().map(term -> term.metric().name()), ALSO.stream())
                .distinct()
                .map(name -> Metrics.find(name).orElseThrow())
                .collect(ImmutableList.toImmutableList());
    }

    @Override
    public Trial run(long value) throws IOException, InterruptedException {
        int count = replications;
        Trial trial = run(value, count);
        while (trial.isOpen() && count < cap) {
            count = Math.min(cap, 2 * count);
            trial = run(value, count);
        }
        return trial;
    }

    @Override
    public Trial confirm(long value) throws IOException, InterruptedException {
        Trial trial = run(value);
        return trial.isRandom() ? run(value, cap) : trial;
    }

    private Trial run(long value, int count) throws IOException, InterruptedException {
        StudyExecution.Finished finished = execution.run(plan(value, count));
        CellFigures cell = finished.cells().get(0);
        ImmutableList.Builder<Estimate> estimates = ImmutableList.builder();
        for (int i = 0; i < metrics().size(); i++) {
            estimates.add(Estimate.of(cell.values(i), CONFIDENCE));
        }
        ImmutableList<Estimate> all = estimates.build();
        ImmutableList.Builder<Goal.Answer> answers = ImmutableList.builder();
        for (Goal.Term term : goal.terms()) {
            Estimate estimate = all.get(names().indexOf(term.metric().name()));
            answers.add(finished.failures().isEmpty() ? term.judge(estimate) : Goal.Answer.NO);
        }
        return new Trial(value, all, answers.build(), finished.failures());
    }

    private ImmutableList<String> names() {
        return metrics().stream().map(Metric::name).collect(ImmutableList.toImmutableList());
    }

    /** Returns the plan of {@code count} runs with {@code value}. */
    public StudyPlan plan(long value, int count) {
        Study study = new Study(
                over.assignment(value),
                "",
                text.name(),
                set,
                ImmutableList.of(),
                ImmutableList.of(Study.Axis.of(over.key(), ImmutableList.of(over.yaml(value)))),
                ImmutableList.of(),
                new Study.Sampling(count, Optional.empty(), Study.Measurement.WHOLE, true, OptionalLong.empty()),
                new Study.Analysis(names(), BigDecimal.valueOf(CONFIDENCE), ImmutableMap.of(), Study.Correction.HOLM));
        return StudyPlan.of(study, text, reader);
    }
}
