package org.listenq.scenarios.study;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

/**
 * One combination of policy and values.
 *
 * @param index in plan order, from 0
 * @param labels value of each dimension, in the order of {@link Study#dimensions()}
 * @param source of its scenario
 * @param assignments changes to it, {@code path=value}
 * @param inputHash hash of the effective scenario and the contents of the files that it names
 */
public record Cell(
        int index,
        ImmutableMap<String, String> labels,
        Source source,
        ImmutableList<String> assignments,
        String inputHash) {}
