package org.listenq.core.engine;

/**
 * Timers as the Linux timer wheel fires them: late, on a grid that is coarser the longer they are.
 *
 * <p>Source: kernel/time/timer.c calc_wheel_index, as measured on Linux 6.18 with HZ = 250: a timeout of fewer than
 * 63 jiffies has
 * a grid of one jiffy, each further level of the wheel is eight times longer and eight times coarser. Within one
 * grid point higher levels
 * run first, within a bucket the timer that was armed last.
 *
 * @param hz jiffies in a second
 * @param phaseNanos how far past a multiple of 512 jiffies the kernel's clock was at the start of the run
 */
public record LinuxWheel(int hz, long phaseNanos) implements TimerModel {

    private static final int LEVEL_SHIFT = 3;
    private static final int FIRST_LEVEL = 63;
    private static final int LEVELS = 9;
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
        long timeout = jiffies(delayNanos);
        long granularity = 1L << (LEVEL_SHIFT * level(timeout));
        long expires = Math.floorDiv(Math.addExact(now, phaseNanos), jiffy()) + timeout;
        long bucket = (Math.floorDiv(expires, granularity) + 1) * granularity;
        return Math.multiplyExact(bucket, jiffy()) - phaseNanos;
    }

    @Override
    public long place(long now, long delayNanos, long sequence) {
        long before = (long) LEVELS - level(jiffies(delayNanos));
        return (before << SEQUENCE_BITS) | (~sequence & SEQUENCE);
    }
}
