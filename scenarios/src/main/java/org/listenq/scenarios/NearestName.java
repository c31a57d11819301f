package org.listenq.scenarios;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known name that someone most likely meant by an unknown one. */
public final class NearestName {

    private static final int LONGEST = 100;

    private NearestName() {}

    /**
     * Returns the name in {@code known} with the smallest edit distance to {@code typed}, the first of equals; none if
     * even that one shares less than half of its letters, or if nobody types so long a name.
     */
    public static Optional<String> of(String typed, Collection<String> known) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        return known.stream()
                .min(Comparator.comparingInt(name -> distance(typed, name)))
                .filter(name -> 2 * distance(typed, name) <= Math.max(typed.length(), name.length()));
    }

    /** Returns {@code ": did you mean NAME?"}, or an empty text when no known name is near. */
    public static String suggestion(String typed, Collection<String> known) {
        return of(typed, known).map(name -> ": did you mean " + name + "?").orElse("");
    }

    /** Returns how many letters must be inserted, deleted, replaced or swapped with a neighbour. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : cheapestStep(d, a, i, b, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int cheapestStep(int[][] d, String a, int i, String b, int j) {
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean swap = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swap ? Math.min(best, 1 + d[i - 2][j - 2]) : best;
    }
}
