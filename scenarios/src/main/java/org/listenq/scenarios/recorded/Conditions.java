package org.listenq.scenarios.recorded;

import org.listenq.core.engine.LinuxWheel;
import org.listenq.core.engine.TimerModel;

/**
 * What a recording does not fix about the machine: when timers fire, how late packets and programs are, and chance.
 *
 * @param timers when timers fire
 * @param relayLate how much longer than it should the network keeps each packet, in nanoseconds
 * @param programLate how long after it could a program accepts that only waits for connections, in nanoseconds
 * @param acceptCost how long a worker takes for each connection beside its service time, in nanoseconds
 * @param cookiePhase how far past a whole minute the server's cookie clock starts, in nanoseconds
 * @param seed root of all chance
 */
public record Conditions(
        TimerModel timers, long relayLate, long programLate, long acceptCost, long cookiePhase, long seed) {

    private static final int HZ = 250;
    private static final long GRID = 2_048_000_000L;
    private static final long MINUTE = 60_000_000_000L;

    /** The recorded programs did what they did about so long after they could. */
    private static final long PROGRAM_LATE = 100_000;

    /** The recorded worker took 0.25 to 0.4 ms for each connection beside its service time. */
    private static final long ACCEPT_COST = 250_000;

    /** By how much cookie minutes lag behind the kernel's clock at its start; see the recordings' README. */
    private static final long COOKIE_OFFSET = 8_940_000_000L;

    /** Returns what is known of the first run of {@code recorded}. */
    public static Conditions of(RecordedCase recorded) {
        RecordedRun run = recorded.run();
        return new Conditions(
                new LinuxWheel(HZ, Math.floorMod(-run.timerGrid(), GRID)),
                run.relayLate(),
                PROGRAM_LATE,
                ACCEPT_COST,
                Math.floorMod(run.startNanos() + COOKIE_OFFSET, MINUTE),
                1);
    }
}
