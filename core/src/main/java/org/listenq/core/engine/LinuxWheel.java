package org.listenq.core.engine;

/**
 * Timers as the Linux timer wheel fires them: late, on a grid that is coarser the longer they are.
 *
 * <p>Source: kernel/time/timer.c calc_wheel_index, as measured on Linux 6.18 with HZ = 250: a timeout of fewer than
 * 63 jiffies has
 * a grid of one jiffy, each further level of the wheel is eight times longer and eight times coarser. Within one
 * grid point higher levels
 * run first, within a bucket the timer that was armed last; timers of half-open connections run before all others.
 *
 * @param hz jiffies in a second
 * @param phaseNanos how far past a multiple of 512 jiffies the kernel's clock was at the start of the run
 */
public record LinuxWheel(int hz, long phaseNanos) implements TimerModel {

    private static final int LEVEL_SHIFT = 3;
    private static final int FIRST_LEVEL = 63;
    private static final int LEVELS = 9;

    /** Timers of half-open connections stand before all others of their time, as measured. */
    private static final int AFTER_REQUESTS = 10;

    private static final long SEQUENCE = (1L << SEQUENCE_BITS) - 1;

    /** Checks that the jiffy is a whole number of nanoseconds. */
    public LinuxWheel {
        if (hz <= 0 || 1_000_000_000 % hz != 0) {
            throw new IllegalArgumentException("HZ must divide a second: " + hz);
        }
    }

    private long jiffy() {
        return 1_000_000_000L / hz;
    }

    /** Returns the timeout in jiffies, rounded up as the kernel's conversions do. */
    private long jiffies(long delayNanos) {
        return (delayNanos + jiffy() - 1) / jiffy();
    }

    private static int level(long jiffies) {
        int level = 0;
        while (level < LEVELS - 1 && jiffies >= (long) FIRST_LEVEL << (LEVEL_SHIFT * level)) {
            level++;
        }
        return level;
    }

    @Override
    public long fireAt(long now, long delayNanos) {
        return fireAt(now, delayNanos, 0);
    }

    /** The level follows from the distance to the wheel's clock, which is {@code ahead} jiffies ahead. */
    private long fireAt(long now, long delayNanos, int ahead) {
        long timeout = jiffies(delayNanos);
        long granularity = 1L << (LEVEL_SHIFT * level(timeout - ahead));
        long expires = Math.floorDiv(Math.addExact(now, phaseNanos), jiffy()) + timeout;
        long bucket = (Math.floorDiv(expires, granularity) + 1) * granularity;
        return Math.multiplyExact(bucket, jiffy()) - phaseNanos;
    }

    @Override
    public long place(long now, long delayNanos, long sequence) {
        return place(delayNanos, sequence, 0, AFTER_REQUESTS);
    }

    private long place(long delayNanos, long sequence, int ahead, int begin) {
        long before = begin + (long) LEVELS - level(jiffies(delayNanos) - ahead);
        return (before << SEQUENCE_BITS) | (~sequence & SEQUENCE);
    }

    @Override
    public TimerModel ofRequests() {
        return new Special(this, 0, 0);
    }

    /** While timers fire, the wheel's clock is one jiffy ahead (kernel/time/timer.c __run_timers). */
    @Override
    public TimerModel whileFiring() {
        return new Special(this, 1, AFTER_REQUESTS);
    }

    /** kernel/time/timer.c __mod_timer: a pending timer stays in its bucket when that is the right one. */
    @Override
    public boolean keepsPlace() {
        return true;
    }

    @Override
    public long inTicks(long delayNanos) {
        return Math.multiplyExact(jiffies(delayNanos), jiffy());
    }

    @Override
    public long shortest() {
        return jiffy();
    }

    /**
     * The wheel for timers of one kind.
     *
     * @param wheel the wheel
     * @param ahead by how many jiffies its clock is ahead
     * @param begin the first of the classes in which its levels stand
     */
    private record Special(LinuxWheel wheel, int ahead, int begin) implements TimerModel {

        @Override
        public long fireAt(long now, long delayNanos) {
            return wheel.fireAt(now, delayNanos, ahead);
        }

        @Override
        public long place(long now, long delayNanos, long sequence) {
            return wheel.place(delayNanos, sequence, ahead, begin);
        }

        @Override
        public TimerModel whileFiring() {
            return new Special(wheel, 1, begin);
        }

        @Override
        public boolean keepsPlace() {
            return true;
        }
    }
}
