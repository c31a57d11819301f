package org.listenq.core.engine.dsol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import nl.tudelft.simulation.dsol.eventlists.RedBlackTree;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listenq.core.engine.Clockwork;
import org.listenq.core.engine.Event;
import org.listenq.core.engine.LastFirst;
import org.listenq.core.engine.TimerModel;

/** The calendar against DSOL's {@code RedBlackTree}: the same random operations must have the same results. */
class EventListDifferentialTest {

    private static final int OPERATIONS = 100_000;
    private static final TimerModel WHEEL = new LastFirst(8);

    private final Clockwork clockwork = new Clockwork();
    private final RedBlackTree<Long> reference = new RedBlackTree<>();
    private final Map<Event, ReferenceEvent> armed = new HashMap<>();
    private final List<Event> recent = new ArrayList<>();
    private final List<Event> idle = new ArrayList<>();
    private long sequence;

    /** An event with a priority that does nothing. */
    private static final class Idler extends Event {

        Idler(int priority) {
            super(priority);
        }

        @Override
        protected void fire() {}
    }

    @ParameterizedTest(name = "seed {0}, {1} % constant delays, {2} armings in 10")
    @CsvSource({"1, 100, 5", "2, 0, 5", "3, 50, 5", "4, 80, 6", "5, 20, 6", "6, 95, 4", "7, 60, 7", "8, 98, 7"})
    void randomOperations_calendarAndRedBlackTree_agree(long seed, int constantPercent, int armings) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < OPERATIONS; i++) {
            String where = "seed " + seed + ", operation " + i;
            int choice = random.nextInt(10);
            if (choice < armings) {
                arm(random, constantPercent);
            } else if (choice < armings + 2) {
                cancel(random, where);
            } else {
                poll(random, where);
            }
            compareState(i, where);
        }
    }

    private void arm(SplittableRandom random, int constantPercent) {
        Event event = idleOrNew(random);
        long delay = random.nextInt(100) < constantPercent ? 25L * random.nextInt(8) : random.nextLong(300);
        int way = random.nextInt(10);
        if (way == 0) {
            clockwork.armTimer(event, delay, WHEEL);
            remember(event, WHEEL.fireAt(clockwork.now(), delay), WHEEL.place(0, 0, sequence++));
        } else {
            if (way == 1) {
                clockwork.armAt(event, clockwork.now() + delay);
            } else {
                clockwork.arm(event, delay);
            }
            remember(event, clockwork.now() + delay, TimerModel.NEUTRAL | sequence++);
        }
    }

    private Event idleOrNew(SplittableRandom random) {
        if (!idle.isEmpty() && random.nextInt(4) > 0) {
            return idle.remove(idle.size() - 1);
        }
        return new Idler(random.nextInt(8) == 0 ? random.nextInt(12) : Event.NORMAL_PRIORITY);
    }

    private void remember(Event event, long time, long place) {
        ReferenceEvent twin = new ReferenceEvent(event, time, (short) event.priority(), place);
        armed.put(event, twin);
        reference.add(twin);
        recent.add(event);
    }

    /** Cancels the last armed, the first to fire or any event, armed or not. */
    private void cancel(SplittableRandom random, String where) {
        Event event = victim(random);
        if (event != null) {
            ReferenceEvent twin = armed.remove(event);
            boolean expected = twin != null && reference.remove(twin);
            assertThat(clockwork.cancel(event)).as(where).isEqualTo(expected);
            release(event, expected);
        }
    }

    private @Nullable Event victim(SplittableRandom random) {
        int way = random.nextInt(3);
        if (recent.isEmpty()) {
            return null;
        }
        if (way == 0) {
            return recent.get(recent.size() - 1);
        }
        SimEventInterface<Long> first = reference.first();
        return way == 1 && first instanceof ReferenceEvent twin
                ? twin.subject()
                : recent.get(random.nextInt(recent.size()));
    }

    private void poll(SplittableRandom random, String where) {
        long horizon = clockwork.now() + random.nextLong(60);
        SimEventInterface<Long> first = reference.first();
        boolean due = first != null && first.getAbsoluteExecutionTime() <= horizon;
        ReferenceEvent expected = due ? (ReferenceEvent) reference.removeFirst() : null;
        Event polled = clockwork.queue().poll(horizon);
        assertThat(polled).as(where).isSameAs(expected == null ? null : expected.subject());
        if (polled != null) {
            armed.remove(polled);
            clockwork.moveTo(polled.time());
            release(polled, true);
        }
    }

    private void release(Event event, boolean wasArmed) {
        if (wasArmed) {
            recent.remove(event);
            idle.add(event);
        }
    }

    private void compareState(int operation, String where) {
        assertThat(clockwork.queue().size()).as(where).isEqualTo(reference.size());
        if (operation % 1000 == 0) {
            List<Event> expected = new ArrayList<>();
            reference.forEach(twin -> expected.add(((ReferenceEvent) twin).subject()));
            assertThat(clockwork.queue().inOrder()).as(where).isEqualTo(expected);
            assertThat(clockwork.queue().first()).as(where).isSameAs(expected.isEmpty() ? null : expected.get(0));
        }
    }
}
