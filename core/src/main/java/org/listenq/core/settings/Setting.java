package org.listenq.core.settings;

/**
 * A tunable that a policy or a client stack declares under the system's own name.
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

    public Setting {
        if (min > max || defaultValue < min || defaultValue > max) {
            throw new IllegalArgumentException(
                    name + ": default " + defaultValue + " is not in [" + min + ", " + max + "]");
        }
    }
}
