package org.listenq.runner.size;

import com.google.common.collect.ImmutableList;
import org.listenq.output.study.Estimate;
import org.listenq.output.study.StudyResult;

/**
 * A value that was tried.
 *
 * @param value the value
 * @param estimates of the metrics that were looked at: first those of the goal's terms, in their order
 * @param answers whether each term holds
 * @param failures those of its runs that failed
 */
public record Trial(
        long value,
        ImmutableList<Estimate> estimates,
        ImmutableList<Goal.Answer> answers,
        ImmutableList<StudyResult.Failure> failures) {

    /** Whether term number {@code term} surely holds. */
    boolean meets(int term) {
        return answers.get(term) == Goal.Answer.YES;
    }

    /** Whether all of them surely hold. */
    public boolean meetsAll() {
        return answers.stream().allMatch(answer -> answer == Goal.Answer.YES);
    }

    /** Whether its replications differ in anything. */
    boolean isRandom() {
        return estimates.stream().anyMatch(estimate -> estimate.sd() > 0 || estimate.never() > 0);
    }

    /** Whether one of them might or might not hold. */
    boolean isOpen() {
        return answers.stream().noneMatch(answer -> answer == Goal.Answer.NO)
                && answers.stream().anyMatch(answer -> answer == Goal.Answer.OPEN);
    }
}
