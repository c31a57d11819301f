package org.listenq.runner.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.listenq.runner.size.BadExpression;
import org.listenq.runner.size.Goal;
import org.listenq.runner.size.Over;

/** Arguments of {@code size --goal} and {@code size --over}: refused with a message, or the same from their terms. */
public final class GoalFuzz {

    private GoalFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        parsed(text, Goal::parse).ifPresent(GoalFuzz::check);
        parsed(text, Over::parse).ifPresent(GoalFuzz::check);
    }

    private static void check(Goal goal) {
        String again = goal.terms().stream().map(Goal.Term::text).collect(Collectors.joining(" and "));
        assertThat(told(Goal.parse(again))).isEqualTo(told(goal));
        assertThat(goal.terms()).isNotEmpty().allMatch(term -> term.limit() >= 0 && Double.isFinite(term.limit()));
    }

    private static List<String> told(Goal goal) {
        return goal.terms().stream()
                .map(term -> term.metric().name() + " " + term.sign() + " " + term.limit() + " from " + term.text())
                .toList();
    }

    private static void check(Over over) {
        String again = over.path() + "=" + over.text(over.from()) + ".." + over.text(over.to());
        assertThat(Over.parse(again)).isEqualTo(over);
        assertThat(over.assignment(over.from())).contains("=").isNotEqualTo(over.assignment(over.to()));
    }

    private static <T> Optional<T> parsed(String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (BadExpression e) {
            assertThat(e.getMessage()).matches("(?s)--(goal|over), column [1-9][0-9]*: .+");
            return Optional.empty();
        }
    }
}
