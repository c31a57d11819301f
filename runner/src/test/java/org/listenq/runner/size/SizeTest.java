package org.listenq.runner.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listenq.output.study.Estimate;

/** Goals as users write them, and the search for the values that meet them. */
class SizeTest {

    private static final Goal GOAL = Goal.parse("connect.p99 < 50ms and accept.wait.p99 < 1s");
    private static final Over OVER = Over.parse("server.backlog=0..4096");

    /** A server on which connect() is quick from {@code least} on and the wait short up to {@code most}. */
    private record Server(long least, long most, long unsure) implements SizeSearch.Experiment {

        @Override
        public Trial run(long value) {
            return trial(value, value >= least, value <= most);
        }

        @Override
        public Trial confirm(long value) {
            return trial(value, value >= least && value != unsure, value <= most);
        }

        private static Trial trial(long value, boolean quick, boolean brief) {
            ImmutableList<Goal.Answer> answers = ImmutableList.of(
                    quick ? Goal.Answer.YES : Goal.Answer.NO, brief ? Goal.Answer.YES : Goal.Answer.NO);
            return new Trial(value, ImmutableList.of(), answers, ImmutableList.of());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "300, 700, -1, 300, 700",
        "0, 700, -1, 0, 700",
        "300, 9999, -1, 300, 4096",
        "0, 9999, -1, 0, 4096",
        "5, 5, -1, 5, 5",
        "300, 700, 300, 301, 700"
    })
    void valuesThatMeetTheGoal_sought_areFoundToTheUnit(long least, long most, long unsure, long from, long to)
            throws Exception {
        SizeSearch.Finding finding = SizeSearch.run(GOAL, OVER, new Server(least, most, unsure));
        assertThat(finding.from()).contains(from);
        assertThat(finding.to()).contains(to);
        assertThat(finding.contradiction()).isEmpty();
        if (from > 0) {
            assertThat(finding.trials()).extracting(Trial::value).contains(from - 1, from);
        }
        assertThat(finding.trials()).hasSizeLessThan(45);
    }

    @ParameterizedTest
    @CsvSource({"700, 300", "9999, 9999", "300, -1"})
    void goalThatNoValueMeets_sought_findsNone(long least, long most) throws Exception {
        SizeSearch.Finding finding = SizeSearch.run(GOAL, OVER, new Server(least, most, -1));
        assertThat(finding.from()).isEqualTo(Optional.empty());
    }

    @Test
    void goal_parsed_hasItsTermsAndLimits() {
        Goal goal = Goal.parse(" share.failed<=0.5% and   counter.TcpExtListenDrops < 10 and connect.max>=1.5s");
        assertThat(goal.terms()).extracting(Goal.Term::limit).containsExactly(0.005, 10.0, 1.5e9);
        assertThat(goal.terms()).extracting(Goal.Term::sign).containsExactly("<=", "<", ">=");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "``; --goal, column 1: expected a metric such as connect.p99",
                "connect < 5ms; --goal, column 1: 'connect' is no metric",
                "connect.p99 5ms; --goal, column 13: expected <, <=, > or >=",
                "connect.p99 < 5; --goal, column 15: '5' has no unit",
                "connect.p99 < ; --goal, column 14: expected a limit such as 50ms",
                "connect.p99 < 5ms or share.failed < 1%; --goal, column 19: expected 'and' or the end",
                "connect.p99 < 5ms and; --goal, column 19: expected 'and' or the end",
                "share.failed < 5ms; --goal, column 16: '5ms' is not a number",
            })
    void badGoal_parsed_isRefusedWithItsColumn(String text, String says) {
        assertThatThrownBy(() -> Goal.parse(text)).hasMessageStartingWith(says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "server.backlog; --over, column 1: expected PATH=FROM..TO",
                "' =0..5'; --over, column 1: expected PATH=FROM..TO",
                "server.backlog=5; --over, column 16: expected two whole numbers",
                "server.backlog=5..5; --over, column 16: nothing lies between 5 and 5",
                "a=1ms..5s; --over, column 3: 'ms' and 's' are two units",
                "accept-rate=1..5; --over, column 13: expected rates such as 100/s..5000/s",
            })
    void badRange_parsed_isRefused(String text, String says) {
        assertThatThrownBy(() -> Over.parse(text)).hasMessageStartingWith(says);
    }

    @Test
    void acceptRate_asked_setsTheTimeBetweenCalls() {
        Over over = Over.parse("accept-rate=100/s..5000/s");
        assertThat(over.assignment(2000)).isEqualTo("server.accept={every: 500000ns}");
        assertThat(over.text(2000)).isEqualTo("2000/s");
    }

    @ParameterizedTest
    @CsvSource({"10, 11, YES", "40, 80, OPEN", "70, 80, NO"})
    void interval_judged_mustLieOnOneSideAsAWhole(long low, long high, Goal.Answer answer) {
        double milli = 1e6;
        Estimate estimate = Estimate.of(new double[] {low * milli, high * milli}, 0.5);
        assertThat(GOAL.terms().get(0).judge(estimate)).isEqualTo(answer);
    }

    @Test
    void connectThatNeverReturns_judged_doesNotMeetALimit() {
        Estimate estimate = Estimate.of(new double[] {1, Double.POSITIVE_INFINITY}, 0.95);
        assertThat(GOAL.terms().get(0).judge(estimate)).isEqualTo(Goal.Answer.NO);
    }
}
