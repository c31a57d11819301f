package org.listenq.core.listener;

/**
 * What {@code listen(fd, backlog)} really means on a system.
 *
 * @param backlog the backlog after the system's clamp
 * @param incomplete limit of the incomplete queue
 * @param completed limit of the completed queue
 * @param sum limit of both together
 */
public record Limits(int backlog, Limit incomplete, Limit completed, Limit sum) {}
