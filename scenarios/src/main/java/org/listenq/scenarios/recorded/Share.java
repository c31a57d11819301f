package org.listenq.scenarios.recorded;

import com.google.common.collect.ImmutableList;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How many of a number of things are right.
 *
 * @param right how many are
 * @param all how many there are
 */
public record Share(long right, long all) {

    static <T> Share of(Stream<T> things, Predicate<? super T> isRight) {
        ImmutableList<T> all = things.collect(ImmutableList.toImmutableList());
        return new Share(all.stream().filter(isRight).count(), all.size());
    }

    /** Whether all are right. */
    public boolean isWhole() {
        return right == all;
    }

    /** Whether at least {@code perMille} in a thousand are right. */
    public boolean reaches(int perMille) {
        return right * 1000 >= all * perMille;
    }

    /** In words: {@code 98.5 % (197 of 200)}, or {@code -} when there is nothing to be right. */
    public String text() {
        if (all == 0) {
            return "-";
        }
        long tenths = right * 1000 / all;
        return String.format(Locale.ROOT, "%d.%d %% (%d of %d)", tenths / 10, tenths % 10, right, all);
    }
}
