package org.listenq.output.statistics;

import java.util.Arrays;

/** Durations for tests. */
public final class Samples {

    private Samples() {}

    /** Returns these durations. */
    public static Durations of(long... nanos) {
        Durations durations = new Durations();
        Arrays.stream(nanos).forEach(durations::add);
        return durations;
    }

    /** Returns 1, 2, .. {@code count} microseconds. */
    public static Durations upTo(int count) {
        Durations durations = new Durations();
        for (int i = 1; i <= count; i++) {
            durations.add(i * 1000L);
        }
        return durations;
    }
}
