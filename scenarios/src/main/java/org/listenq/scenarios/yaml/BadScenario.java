package org.listenq.scenarios.yaml;

import com.google.common.collect.ImmutableList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A scenario that cannot be run as it is written; its message has one line for each problem. */
public final class BadScenario extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 50;

    private final transient ImmutableList<Problem> problems;

    public BadScenario(ImmutableList<Problem> problems) {
        super(message(problems));
        this.problems = problems;
    }

    /** Returns the complaint about a text as a whole. */
    public static BadScenario of(Place place, String found, String expected) {
        return new BadScenario(ImmutableList.of(Problem.of(place, "", found, expected)));
    }

    /** All that is wrong, from top to bottom. */
    public ImmutableList<Problem> problems() {
        return problems;
    }

    private static String message(ImmutableList<Problem> problems) {
        Stream<String> shown = problems.stream().limit(SHOWN).map(Problem::text);
        int more = problems.size() - SHOWN;
        return Stream.concat(shown, more > 0 ? Stream.of("and more") : Stream.of())
                .collect(Collectors.joining("\n"));
    }
}
