package org.listenq.output.plot;

import com.google.common.collect.ImmutableList;

/**
 * One picture: what it shows, not how it looks.
 *
 * @param name of its files, without what they end with
 * @param panels from top to bottom, at least one
 */
public record Picture(String name, ImmutableList<Panel> panels) {}
