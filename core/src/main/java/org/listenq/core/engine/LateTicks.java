package org.listenq.core.engine;

/**
 * A timer model whose machine has two processors, the second of which is often late: an option for distributions.
 *
 * <p>As measured on Linux 6.18 with two CPUs, each of which has a wheel of its own: a timer belongs to the second one
 * in 35 % of the cases and stays where it is in 85 % of its armings; the second one fires 55 % of its buckets one tick
 * late, the first one 3 %. One object serves one run, because it numbers the timers.
 */
public final class LateTicks implements TimerModel {

    private static final double ON_SECOND = 0.35;
    private static final double STAYS = 0.85;
    private static final double FIRST_LATE = 0.03;
    private static final double SECOND_LATE = 0.55;

    private final TimerModel wheel;
    private final long stream;
    private final long tick;
    private long timers;

    /** Makes {@code wheel} late; {@code stream} is where its chance comes from, see {@link RandomStreams#stream}. */
    public LateTicks(LinuxWheel wheel, long stream) {
        this(wheel, stream, wheel.shortest());
    }

    private LateTicks(TimerModel wheel, long stream, long tick) {
        this.wheel = wheel;
        this.stream = stream;
        this.tick = tick;
    }

    @Override
    public long fireAt(long now, long delayNanos) {
        return wheel.fireAt(now, delayNanos);
    }

    @Override
    public long place(long now, long delayNanos, long sequence) {
        return wheel.place(now, delayNanos, sequence);
    }

    @Override
    public TimerModel ofRequests() {
        return new LateTicks(wheel.ofRequests(), RandomStreams.key(stream, 1), tick);
    }

    @Override
    public TimerModel ofTimer() {
        return new OneTimer(wheel, new Processor(timers++));
    }

    @Override
    public boolean keepsPlace() {
        return wheel.keepsPlace();
    }

    @Override
    public long inTicks(long delayNanos) {
        return wheel.inTicks(delayNanos);
    }

    @Override
    public long shortest() {
        return wheel.shortest();
    }

    /** The processor that a timer belongs to. */
    private final class Processor {

        private final long identity;
        private boolean second;
        private long armings;
        private long armedAt = -1;

        Processor(long identity) {
            this.identity = identity;
            this.second = RandomStreams.uniform(stream, identity, 0) < ON_SECOND;
        }

        long lateness(long now, long bucket) {
            if (now != armedAt) {
                armedAt = now;
                rearm();
            }
            double chance = RandomStreams.uniform(stream, bucket, second ? 1 : 0);
            return chance < (second ? SECOND_LATE : FIRST_LATE) ? tick : 0;
        }

        private void rearm() {
            armings += 2;
            if (RandomStreams.uniform(stream, identity, armings) >= STAYS) {
                second = RandomStreams.uniform(stream, identity, armings + 1) < ON_SECOND;
            }
        }
    }

    /** The model of one timer. */
    private record OneTimer(TimerModel wheel, Processor processor) implements TimerModel {

        @Override
        public long fireAt(long now, long delayNanos) {
            long bucket = wheel.fireAt(now, delayNanos);
            return bucket + processor.lateness(now, bucket);
        }

        @Override
        public long place(long now, long delayNanos, long sequence) {
            return wheel.place(now, delayNanos, sequence);
        }

        @Override
        public TimerModel whileFiring() {
            return new OneTimer(wheel.whileFiring(), processor);
        }

        @Override
        public boolean keepsPlace() {
            return wheel.keepsPlace();
        }
    }
}
