package org.listenq.core.server;

/**
 * A time in which the accepting program does nothing, such as a garbage collection.
 *
 * @param from its begin in nanoseconds
 * @param to its end in nanoseconds, exclusive
 */
public record Pause(long from, long to) {}
