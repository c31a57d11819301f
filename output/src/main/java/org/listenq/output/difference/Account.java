package org.listenq.output.difference;

import com.google.common.collect.ImmutableList;

/**
 * One side of a comparison: what a run, or a capture, tells of its connections.
 *
 * @param title what it is, for people
 * @param named whether its clients have names that other accounts may have too; those of a capture have addresses
 * @param courses its connections, in the order in which they began
 */
public record Account(String title, boolean named, ImmutableList<Course> courses) {}
