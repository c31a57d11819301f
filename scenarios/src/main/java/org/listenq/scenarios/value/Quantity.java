package org.listenq.scenarios.value;

/**
 * A whole number of a unit.
 *
 * @param unit one of {@link org.listenq.core.settings.Setting}'s, any other, or empty
 */
public record Quantity(long value, String unit) {}
