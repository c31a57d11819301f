package org.listenq.scenarios.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;

/**
 * Lengths of a server's queues from an instant on.
 *
 * @param at the instant in nanoseconds
 * @param completed length of each listening socket's completed queue, -1 when it is closed
 * @param incomplete length of all incomplete queues
 */
public record QueueLengths(long at, ImmutableList<Integer> completed, int incomplete) {

    static QueueLengths of(JsonNode row) {
        ImmutableList<Integer> numbers = JsonFields.list(row, node -> node.asInt(-1));
        if (numbers.size() < 2) {
            throw new BadRecording("lengths of queues without a time or a length");
        }
        return new QueueLengths(
                JsonFields.nanos(row.path(0)), numbers.subList(1, numbers.size() - 1), numbers.get(numbers.size() - 1));
    }

    /** Whether the queues are as long as in {@code other}. */
    public boolean isLike(QueueLengths other) {
        return incomplete == other.incomplete && completed.equals(other.completed);
    }
}
