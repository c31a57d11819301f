package org.listenq.runner.execution;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import org.listenq.output.study.Comparison;
import org.listenq.output.study.Metrics;
import org.listenq.output.study.StudyResult;
import org.listenq.scenarios.study.Study;

/** What a study asks, in the words of the statistics. */
public final class Questions {

    private Questions() {}

    /** Returns the question of {@code study}; without a baseline, that is the first policy or else the first value. */
    public static StudyResult.Question of(Study study) {
        return new StudyResult.Question(
                study.name(),
                study.description(),
                study.dimensions(),
                study.analysis().metrics().stream()
                        .map(name -> Metrics.find(name).orElseThrow())
                        .collect(ImmutableList.toImmutableList()),
                study.analysis().confidence().doubleValue(),
                study.analysis().correction() == Study.Correction.HOLM
                        ? Comparison.Adjustment.HOLM
                        : Comparison.Adjustment.BONFERRONI,
                baseline(study),
                study.sampling().measurement().batches());
    }

    private static ImmutableMap<String, String> baseline(Study study) {
        if (!study.analysis().baseline().isEmpty()) {
            return study.analysis().baseline();
        } else if (study.policies().size() > 1) {
            return ImmutableMap.of(Study.POLICY, study.policies().get(0).name());
        }
        for (Study.Axis axis : study.axes()) {
            if (axis.steps().size() > 1) {
                ImmutableMap.Builder<String, String> first = ImmutableMap.builder();
                for (int i = 0; i < axis.paths().size(); i++) {
                    first.put(axis.paths().get(i), axis.steps().get(0).get(i));
                }
                return first.buildOrThrow();
            }
        }
        return ImmutableMap.of();
    }
}
