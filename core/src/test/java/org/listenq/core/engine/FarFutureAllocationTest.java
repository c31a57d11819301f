package org.listenq.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The memory of a large calendar depends on the number of events, not on how their delays spread. */
class FarFutureAllocationTest {

    private static final int PENDING = 2 * FarFuture.CROWDED;
    private static final int FIRED = 3 * PENDING;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final EventQueue queue = new EventQueue();
    private final List<Event> events = new ArrayList<>();

    @BeforeEach
    void makeEvents() {
        for (int i = 0; i < PENDING; i++) {
            events.add(new RecordedEvent("e" + i, RecordedEvent.newStory()));
        }
    }

    private long allocated() {
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /** Arms all events, lets many fire and be armed again, and clears; returns the bytes that this allocated. */
    private long run(Delays delays) {
        long before = allocated();
        SplittableRandom random = new SplittableRandom(2);
        for (Event event : events) {
            queue.addAfter(event, 0, delays.draw(random));
        }
        for (int i = 0; i < FIRED; i++) {
            Event event = queue.poll(Long.MAX_VALUE);
            queue.addAfter(event, event.time(), delays.draw(random));
        }
        queue.clear();
        return allocated() - before;
    }

    @ParameterizedTest
    @EnumSource
    void anyDelays_run_memoryIsBoundedAndKept(Delays delays) {
        assertThat(run(delays) / PENDING).isLessThan(200);
        run(delays);
        assertThat((double) run(delays) / FIRED).isLessThan(0.1);
    }
}
