package org.listenq.core.settings;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Map;

/**
 * The values of the tunables of one policy or client stack: each declared one has exactly one value within its range.
 */
public final class Settings {

    private static final double BILLION = 1e9;

    private final ImmutableMap<String, Long> values;

    private Settings(ImmutableMap<String, Long> values) {
        this.values = values;
    }

    /** Returns the defaults of {@code declared}. */
    public static Settings defaults(ImmutableList<Setting> declared) {
        return of(declared, Map.of());
    }

    /**
     * Returns the defaults of {@code declared}, overridden by {@code given}.
     *
     * @throws IllegalArgumentException if a given name is not declared or a value is out of range
     */
    public static Settings of(ImmutableList<Setting> declared, Map<String, Long> given) {
        for (String name : given.keySet()) {
            if (declared.stream().noneMatch(setting -> setting.name().equals(name))) {
                throw new IllegalArgumentException("no setting " + name);
            }
        }
        ImmutableMap.Builder<String, Long> values = ImmutableMap.builder();
        for (Setting setting : declared) {
            values.put(setting.name(), checked(setting, given.getOrDefault(setting.name(), setting.defaultValue())));
        }
        return new Settings(values.buildOrThrow());
    }

    private static long checked(Setting setting, long value) {
        if (value < setting.min() || value > setting.max()) {
            throw new IllegalArgumentException(
                    setting.name() + ": " + value + " is not in [" + setting.min() + ", " + setting.max() + "]");
        }
        return value;
    }

    /**
     * Returns the value of a declared tunable.
     *
     * @throws IllegalArgumentException if it is not declared
     */
    public long get(String name) {
        Long value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no setting " + name);
        }
        return value;
    }

    /**
     * Returns the value of a declared {@linkplain Setting#SHARE share}, from 0 to 1.
     *
     * @throws IllegalArgumentException if it is not declared
     */
    public double share(String name) {
        return get(name) / BILLION;
    }

    /**
     * Returns the value of a declared {@linkplain Setting#RATE rate} in events a second.
     *
     * @throws IllegalArgumentException if it is not declared
     */
    public double perSecond(String name) {
        return get(name) / BILLION;
    }

    /** All values in order of declaration. */
    public ImmutableMap<String, Long> values() {
        return values;
    }
}
