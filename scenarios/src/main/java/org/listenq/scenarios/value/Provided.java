package org.listenq.scenarios.value;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;

/**
 * A part of a scenario that does not come with ListenQ, by its name and the settings that are written.
 *
 * @param name one that the scenario's systems know
 * @param settings by their names, those that the text gives
 */
public record Provided(String name, ImmutableSortedMap<String, Quantity> settings) {

    /** The written settings as plain numbers. */
    public ImmutableMap<String, Long> values() {
        return ImmutableMap.copyOf(Maps.transformValues(settings, Quantity::value));
    }
}
