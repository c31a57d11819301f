package org.listenq.scenarios.value;

import java.time.Duration;

/**
 * How long the run is, and its chance.
 *
 * @param seed root of all chance
 * @param untilQuiet whether it ends earlier once nothing is left to happen
 */
public record Run(Duration duration, long seed, boolean untilQuiet) {}
