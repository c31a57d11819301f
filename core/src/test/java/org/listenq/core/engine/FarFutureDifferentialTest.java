package org.listenq.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A calendar that grows large and small again, against a {@link TreeSet}: the same operations, the same results. */
class FarFutureDifferentialTest {

    private static final int CYCLES = 3;
    private static final int LARGE = FarFuture.CROWDED * 3 / 2;
    private static final int SMALL = FarFuture.FEW / 4;
    private static final int OPERATIONS_WHEN_LARGE = 30_000;
    private static final TimerModel WHEEL = new LastFirst(1 << 10);
    private static final Comparator<Twin> ORDER = Comparator.<Twin>comparingLong(twin -> twin.due)
            .thenComparingInt(twin -> -twin.priority())
            .thenComparingLong(twin -> twin.place);

    private final Clockwork clockwork = new Clockwork();
    private final TreeSet<Twin> reference = new TreeSet<>(ORDER);
    private final List<Twin> known = new ArrayList<>();
    private final List<Twin> idle = new ArrayList<>();
    private SplittableRandom random = new SplittableRandom(0);
    private long sequence;

    /** An event that knows when and where it is to fire. */
    private static final class Twin extends Event {

        private long due;
        private long place;

        Twin(int priority) {
            super(priority);
        }

        @Override
        protected void fire() {}
    }

    @ParameterizedTest
    @EnumSource
    void randomOperations_calendarAndTreeSet_agree(Delays delays) {
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            random = new SplittableRandom(31 * cycle + delays.ordinal());
            while (reference.size() < LARGE) {
                operate(delays, 8);
            }
            compare();
            for (int i = 0; i < OPERATIONS_WHEN_LARGE; i++) {
                operate(delays, 5);
            }
            compare();
            if (cycle % 2 == 1) {
                clear();
            }
            while (reference.size() > SMALL) {
                operate(delays, 1);
            }
            compare();
        }
    }

    /** Arms in {@code armings} of 10 cases, else polls mostly, or cancels. */
    private void operate(Delays delays, int armings) {
        if (random.nextInt(10) < armings) {
            arm(delays.draw(random));
        } else if (random.nextInt(4) == 0 && !known.isEmpty()) {
            cancel(known.get(random.nextInt(known.size())));
        } else {
            poll(random.nextInt(8) == 0 ? clockwork.now() + random.nextLong(100) : Long.MAX_VALUE);
        }
    }

    private void arm(long delay) {
        Twin twin = idle.isEmpty() ? newTwin() : idle.remove(idle.size() - 1);
        twin.due = clockwork.now() + delay;
        twin.place = TimerModel.NEUTRAL | sequence;
        int way = random.nextInt(16);
        if (way == 0) {
            twin.due = WHEEL.fireAt(clockwork.now(), delay);
            twin.place = WHEEL.place(0, 0, sequence);
            clockwork.armTimer(twin, delay, WHEEL);
        } else if (way == 1) {
            clockwork.armAt(twin, twin.due);
        } else {
            clockwork.arm(twin, delay);
        }
        sequence++;
        reference.add(twin);
    }

    private Twin newTwin() {
        Twin twin = new Twin(random.nextInt(8) == 0 ? random.nextInt(12) : Event.NORMAL_PRIORITY);
        known.add(twin);
        return twin;
    }

    private void cancel(Twin twin) {
        boolean armed = reference.remove(twin);
        assertThat(clockwork.cancel(twin)).isEqualTo(armed);
        if (armed) {
            idle.add(twin);
        }
    }

    private void poll(long horizon) {
        Twin expected = reference.isEmpty() || reference.first().due > horizon ? null : reference.pollFirst();
        @Nullable Event polled = clockwork.queue().poll(horizon);
        assertThat(polled).isSameAs(expected);
        if (expected != null) {
            clockwork.moveTo(expected.due);
            idle.add(expected);
        }
    }

    private void clear() {
        clockwork.reset(0);
        assertThat(known).noneMatch(Event::isArmed);
        reference.clear();
        idle.clear();
        idle.addAll(known);
        sequence = 0;
    }

    private void compare() {
        assertThat(clockwork.queue().size()).isEqualTo(reference.size());
        assertThat(clockwork.queue().inOrder().equals(new ArrayList<>(reference)))
                .isTrue();
        boolean far = known.stream()
                .anyMatch(twin -> twin.isArmed() && (twin.position & (Lane.FLAG | EventBags.FLAG)) == EventBags.FLAG);
        assertThat(far).isEqualTo(reference.size() > SMALL);
    }
}
