package org.listenq.scenarios;

import java.time.Duration;

/** Times as a user writes them, such as {@code 10ms}. */
public final class TimeText {

    private TimeText() {}

    /**
     * Returns the nanoseconds that {@code text} stands for.
     *
     * @throws IllegalArgumentException if it is not a time with a unit; the message says what is wrong with it
     */
    public static long nanos(String text) {
        try {
            return Units.duration(text).toNanos();
        } catch (Refusal refusal) {
            throw new IllegalArgumentException(refusal.found() + " (" + refusal.expected() + ")", refusal);
        }
    }

    /** Returns {@code nanos} with the largest of s, ms, us, ns that leaves a whole number. */
    public static String of(long nanos) {
        return Units.text(Duration.ofNanos(nanos));
    }
}
