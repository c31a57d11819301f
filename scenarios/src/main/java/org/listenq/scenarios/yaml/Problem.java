package org.listenq.scenarios.yaml;

import java.util.Comparator;
import java.util.Optional;

/**
 * One thing that is wrong in a text.
 *
 * @param place where it stands
 * @param path what it is called, such as {@code clients.burst.arrivals.every}; empty for the text as a whole
 * @param found what is wrong with what stands there
 * @param nearest the known name that was probably meant
 * @param expected what should stand there; may be empty
 */
public record Problem(Place place, String path, String found, Optional<String> nearest, String expected) {

    private static final int LONGEST = 300;
    private static final int LONGEST_LIST = 3000;

    /** By file, then from top to bottom. */
    public static final Comparator<Problem> IN_ORDER = Comparator.comparing(
                    (Problem problem) -> problem.place().source())
            .thenComparingInt(problem -> problem.place().line())
            .thenComparingInt(problem -> problem.place().column());

    /** Returns a problem without a name that might have been meant. */
    public static Problem of(Place place, String path, String found, String expected) {
        return new Problem(place, path, found, Optional.empty(), expected);
    }

    /**
     * The line that a user sees: {@code file.yaml:12:5: clients.burst.cont: unknown key; did you mean 'count'?
     * (...)}.
     */
    public String text() {
        return Scalar.visible(place.text(), LONGEST)
                + ": "
                + (path.isEmpty() ? "" : Scalar.visible(path, LONGEST) + ": ")
                + Scalar.visible(found, LONGEST)
                + nearest.map(name -> "; did you mean '" + Scalar.visible(name, LONGEST) + "'?")
                        .orElse("")
                + (expected.isEmpty() ? "" : " (" + Scalar.visible(expected, LONGEST_LIST) + ")");
    }
}
