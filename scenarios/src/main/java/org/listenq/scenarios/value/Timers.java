package org.listenq.scenarios.value;

import java.time.Duration;

/** When timers fire. */
public sealed interface Timers {

    /** At their nominal time. */
    record Exact() implements Timers {}

    /** Late on a grid, as in Linux: {@code hz} ticks a second, {@code phase} after a tick at the start of the run. */
    record LinuxWheel(int hz, Duration phase) implements Timers {}
}
