package org.listenq.core.listener;

/**
 * What {@code listen(fd, backlog)} really means on a system.
 *
 * @param backlog the backlog after the system's clamp
 * @param incomplete limit of the incomplete queue
 * @param completed limit of the completed queue
 * @param sum limit of both together
 */
public record Limits(int backlog, Limit incomplete, Limit completed, Limit sum) {

    /** Whether queues of these lengths are longer than they may be. */
    boolean areExceeded(int completedLength, int incompleteLength) {
        return completed.isExceeded(completedLength) || sum.isExceeded((long) completedLength + incompleteLength);
    }
}
