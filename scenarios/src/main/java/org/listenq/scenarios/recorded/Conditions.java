package org.listenq.scenarios.recorded;

import org.listenq.core.engine.LateTicks;
import org.listenq.core.engine.LinuxWheel;
import org.listenq.core.engine.RandomStreams;
import org.listenq.core.engine.TimerModel;

/**
 * What a recording does not fix about the machine: when timers fire, how late packets and programs are, and chance.
 *
 * @param timers when timers fire
 * @param relayLate how much longer than it should the network keeps each packet, in nanoseconds
 * @param relayJitter by how much that varies, in nanoseconds
 * @param programLate how long after it could a program accepts that only waits for connections, in nanoseconds
 * @param acceptCost how long a worker takes for each connection beside its service time, in nanoseconds
 * @param cookiePhase how far past a whole minute the server's cookie clock starts, in nanoseconds
 * @param seed root of all chance
 */
public record Conditions(
        TimerModel timers,
        long relayLate,
        long relayJitter,
        long programLate,
        long acceptCost,
        long cookiePhase,
        long seed) {

    private static final int HZ = 250;
    private static final long GRID = 2_048_000_000L;
    private static final long MINUTE = 60_000_000_000L;

    /** The recorded programs did what they did about so long after they could. */
    private static final long PROGRAM_LATE = 100_000;

    /** The recorded worker took 0.25 to 0.4 ms for each connection beside its service time. */
    private static final long ACCEPT_COST = 250_000;

    private static final long LEAST_LATE = 50_000;
    private static final long MOST_LATE = 500_000;

    /** By how much cookie minutes lag behind the kernel's clock at its start; see the recordings' README. */
    private static final long COOKIE_OFFSET = 8_940_000_000L;

    /** Returns what is known of the first run of {@code recorded}. */
    public static Conditions of(RecordedCase recorded) {
        RecordedRun run = recorded.run();
        return new Conditions(
                new LinuxWheel(HZ, Math.floorMod(-run.timerGrid(), GRID)),
                run.relayLate(),
                0,
                PROGRAM_LATE,
                ACCEPT_COST,
                Math.floorMod(run.startNanos() + COOKIE_OFFSET, MINUTE),
                1);
    }

    /**
     * Returns what another run might have met: another phase of the timers, 50 to 500 us more on the way.
     *
     * @param seed which run
     * @param options which costs of the recorded machine count
     */
    public static Conditions another(long seed, MachineOptions options) {
        RandomStreams streams = new RandomStreams(seed, 0);
        long phase = (long) (RandomStreams.uniform(streams.stream("phase"), 0, 0) * GRID);
        LinuxWheel wheel = new LinuxWheel(HZ, phase);
        return new Conditions(
                options.lateTicks() ? new LateTicks(wheel, streams.stream("late ticks")) : wheel,
                LEAST_LATE,
                MOST_LATE - LEAST_LATE,
                options.acceptCost() ? PROGRAM_LATE : 0,
                options.acceptCost() ? ACCEPT_COST : 0,
                (long) (RandomStreams.uniform(streams.stream("minute"), 0, 0) * MINUTE),
                seed);
    }
}
