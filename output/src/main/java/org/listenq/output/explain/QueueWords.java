package org.listenq.output.explain;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.listenq.core.trace.TraceRow;
import org.listenq.output.saved.SavedSummary;

/** What texts say of the queues that a row tells of; a limit's formula stands where it is met first. */
final class QueueWords {

    private final SavedSummary summary;
    private final Set<String> told = new HashSet<>();

    QueueWords(SavedSummary summary) {
        this.summary = summary;
    }

    /** Returns the queue that a segment met full, or both if that is not so of exactly one. */
    String met(CountedRow row) {
        boolean completedFull = isFull(row, "acc_q");
        boolean incompleteFull = isFull(row, "syn_q");
        if (completedFull != incompleteFull) {
            return completedFull ? completed(row) : incomplete(row);
        }
        return completed(row) + " and " + incomplete(row);
    }

    private static boolean isFull(CountedRow row, String queue) {
        long limit = row.row().number(queue + "_limit");
        return limit != TraceRow.ABSENT && row.row().number(queue + "_before") >= limit;
    }

    private String completed(CountedRow row) {
        return "completed queue " + length(row, "acc_q", "before");
    }

    private String incomplete(CountedRow row) {
        return "incomplete queue " + length(row, "syn_q", "before");
    }

    /** Returns the completed queue as it is after {@code row}: {@code completed queue, now 3 of at most 3}. */
    String completedNow(CountedRow row) {
        return "completed queue, now " + length(row, "acc_q", "after");
    }

    /** Returns the incomplete queue in the same way. */
    String incompleteNow(CountedRow row) {
        return "incomplete queue, now " + length(row, "syn_q", "after");
    }

    private String length(CountedRow row, String queue, String when) {
        long limit = row.row().number(queue + "_limit");
        String words = row.row().number(queue + "_" + when) + (limit == TraceRow.ABSENT ? "" : " of at most " + limit);
        String listener = row.row().text("listener");
        Optional<SavedSummary.Bound> bound = summary.listener(listener)
                .map(socket -> queue.equals("acc_q") ? socket.completed() : socket.incomplete());
        boolean holds = bound.isPresent() && bound.get().connections() == limit;
        return holds && told.add(listener + queue) ? words + " = " + formula(bound.get()) : words;
    }

    private static String formula(SavedSummary.Bound bound) {
        return bound.formula() + (bound.binding().isEmpty() ? "" : " with " + bound.binding());
    }
}
