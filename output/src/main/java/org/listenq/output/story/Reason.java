package org.listenq.output.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Why a segment was not let in, in words: which queue was full, how full, by which rule, and which counter tells. */
final class Reason {

    private Reason() {}

    /** Returns a clause such as {@code because the completed queue was full (3 of at most 3; RULE; Counter)}. */
    static String of(Happening drop) {
        List<String> brackets = new ArrayList<>();
        String clause = clause(drop, brackets);
        if (!drop.cause.isEmpty() && !clause.contains(drop.cause)) {
            brackets.add(drop.cause);
        }
        if (!drop.counters.isEmpty()) {
            brackets.add(drop.counters);
        }
        return clause + (brackets.isEmpty() ? "" : " (" + String.join("; ", brackets) + ")");
    }

    private static String clause(Happening drop, List<String> brackets) {
        boolean completedFull = drop.queues && isFull(drop.completed, drop.completedLimit);
        boolean incompleteFull = drop.queues && isFull(drop.incomplete, drop.incompleteLimit);
        if (speaksOfFull(drop) && (completedFull || incompleteFull)) {
            boolean completed = completedFull && (!incompleteFull || speaksOfCompleted(drop));
            brackets.add(
                    completed ? of(drop.completed, drop.completedLimit) : of(drop.incomplete, drop.incompleteLimit));
            return "because the " + (completed ? "completed" : "incomplete") + " queue was full";
        }
        if (drop.queues) {
            brackets.add("incomplete queue " + of(drop.incomplete, drop.incompleteLimit));
            brackets.add("completed queue " + of(drop.completed, drop.completedLimit));
        }
        if (drop.cause.isEmpty()) {
            return "for no stated cause";
        }
        return "by the rule " + drop.cause + (drop.meaning.isEmpty() ? "" : ", " + drop.meaning);
    }

    private static boolean isFull(long length, long limit) {
        return limit >= 0 && length >= limit;
    }

    private static boolean speaksOfFull(Happening drop) {
        String name = drop.cause.toUpperCase(Locale.ROOT);
        return name.contains("FULL") || name.contains("OVERFLOW");
    }

    private static boolean speaksOfCompleted(Happening drop) {
        String name = drop.cause.toUpperCase(Locale.ROOT);
        return name.contains("ACCEPT") || name.contains("LISTEN_OVERFLOW") || name.contains("COMPLETED");
    }

    private static String of(long length, long limit) {
        return length + (limit < 0 ? " without a limit" : " of at most " + limit);
    }
}
