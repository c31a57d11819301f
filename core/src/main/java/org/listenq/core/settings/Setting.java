package org.listenq.core.settings;

/**
 * A tunable that a policy, a client stack, an arrival process or a loss model declares under the system's own name. Its
 * value is always a whole number; {@code unit} says of what.
 *
 * <p>A policy and a client stack take their values as sysctls do, as plain numbers: {@code net.ipv4.tcp_syncookies: 0}.
 * An arrival process and a loss model have no system behind them whose habits count; where their unit is {@link #TIME},
 * {@link #SHARE} or {@link #RATE}, the value is written as everywhere else in a scenario: {@code 10ms}, {@code 2%},
 * {@code 5/s}.
 *
 * @param name such as {@code net.ipv4.tcp_syncookies}
 * @param defaultValue value when nothing is said
 * @param min smallest value allowed
 * @param max largest value allowed
 * @param unit such as {@code ms}; empty for plain numbers
 * @param meaning one sentence
 * @param source where the default and the range stand
 */
public record Setting(String name, long defaultValue, long min, long max, String unit, String meaning, String source) {

    /** The unit of a time: nanoseconds. */
    public static final String TIME = "ns";

    /** The unit of a share: parts of a thousand million, which all are 100 %. */
    public static final String SHARE = "ppb";

    /** The unit of a rate: events in a thousand million seconds, so that 1,000,000,000 are one a second. */
    public static final String RATE = "nHz";

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the default is not in it
     */
    public Setting {
        if (min > max || defaultValue < min || defaultValue > max) {
            throw new IllegalArgumentException(
                    name + ": default " + defaultValue + " is not in [" + min + ", " + max + "]");
        }
    }
}
