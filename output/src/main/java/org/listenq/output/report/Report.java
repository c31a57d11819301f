package org.listenq.output.report;

import com.google.common.collect.ImmutableList;

/**
 * What a person reads: a value that formats render and none computes.
 *
 * @param title one line
 * @param sections in order
 */
public record Report(String title, ImmutableList<Section> sections) {}
