package org.listenq.runner.survey;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.listenq.core.listener.Limit;
import org.listenq.core.listener.Limits;
import org.listenq.core.listener.Rule;
import org.listenq.scenarios.survey.Behaviour;
import org.listenq.scenarios.survey.Word;

/** What stands in the cells of the reports. */
final class Cells {

    /** Stands for an answer that nothing backs. */
    static final String UNVERIFIED = "-";

    private static final int NANO_DIGITS = 9;

    private Cells() {}

    /** Returns seconds as on paper: {@code 3.2}. */
    static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, NANO_DIGITS).stripTrailingZeros().toPlainString();
    }

    static String seconds(List<Long> nanos) {
        return nanos.stream().map(Cells::seconds).collect(Collectors.joining(" "));
    }

    static String words(Set<Word> words) {
        return words.stream().map(Word::name).collect(Collectors.joining(" or "));
    }

    /** Returns the answer of {@code behaviour} to {@code rule} in one cell. */
    static String answer(Behaviour behaviour, Rule rule) {
        return switch (rule) {
            case LIMITS -> limits(behaviour.subject().limits(2));
            case SYN_ACK_TIMES -> seconds(behaviour.entry().synAcks());
            case DEATH -> death(behaviour);
            default -> words(behaviour.words(rule));
        };
    }

    private static String death(Behaviour behaviour) {
        long diesAt = behaviour.entry().diesAt();
        boolean never = diesAt == Behaviour.EntryLife.NEVER;
        return never ? "no entry" : seconds(diesAt) + " " + words(behaviour.words(Rule.DEATH));
    }

    /** Returns the same, or what stands for an answer that nothing backs. */
    static String verified(Behaviour behaviour, Rule rule) {
        return behaviour.unverified(rule) ? UNVERIFIED : answer(behaviour, rule);
    }

    /** Returns which number binds which queue. */
    static String limits(Limits limits) {
        return "incomplete " + number(limits.incomplete()) + ", completed " + number(limits.completed()) + ", both "
                + number(limits.sum());
    }

    static String number(Limit limit) {
        return limit.connections() == Limit.NONE ? "no limit" : Long.toString(limit.connections());
    }

    /** Returns the formula of a limit, if there is one. */
    static String formula(Limit limit) {
        return limit.connections() == Limit.NONE ? "" : limit.formula();
    }
}
