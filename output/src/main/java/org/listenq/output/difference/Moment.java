package org.listenq.output.difference;

/**
 * Something that happened to a connection.
 *
 * @param nanos when
 * @param what in words that are equal where the same happened, such as {@code SYN #2 is dropped by RULE}
 * @param detail what else is known, such as queue lengths; it is shown and not compared
 */
public record Moment(long nanos, String what, String detail) {}
