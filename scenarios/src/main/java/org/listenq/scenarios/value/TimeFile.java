package org.listenq.scenarios.value;

import com.google.common.primitives.ImmutableLongArray;

/**
 * A list of times that stands in a file of its own.
 *
 * @param name as the scenario names it, relative to the scenario's folder
 * @param nanos its times in nanoseconds, in the order of the file
 */
public record TimeFile(String name, ImmutableLongArray nanos) {}
