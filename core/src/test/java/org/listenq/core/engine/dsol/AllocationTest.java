package org.listenq.core.engine.dsol;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.listenq.core.engine.Event;
import org.listenq.core.engine.Executive;
import org.listenq.core.engine.Scheduler;

/** A warm run of the hold model allocates nothing per event, in the heap, in lanes, and with a stopping condition. */
class AllocationTest {

    private static final int EVENTS = 1_000_000;
    private static final int PENDING = 1000;
    private static final int MEAN = 1000;

    private final Executive executive = DsolExecutive.create();
    private final Scheduler scheduler = executive.scheduler();
    private final SplittableRandom random = new SplittableRandom(5);
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Arms itself again and again, and a timer that never fires. */
    private final class Holder extends Event {

        private final boolean constant;
        private final Event timer = new Event() {
            @Override
            protected void fire() {
                throw new IllegalStateException("cancelled in time");
            }
        };

        Holder(boolean constant) {
            this.constant = constant;
        }

        @Override
        protected void fire() {
            scheduler.cancel(timer);
            scheduler.arm(timer, 5 * MEAN);
            scheduler.arm(this, constant ? MEAN : 1 + random.nextInt(2 * MEAN));
        }
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, false", "true, true", "false, true"})
    void holdModel_warmRun_allocatesLessThanAByteAnEvent(boolean constant, boolean watched) {
        run(constant, watched);
        run(constant, watched);
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        run(constant, watched);
        long perRun = threads.getThreadAllocatedBytes(thread) - before;
        assertThat((double) perRun / EVENTS).isLessThan(1.0);
    }

    private void run(boolean constant, boolean watched) {
        Runnable model = () -> {
            for (int i = 0; i < PENDING; i++) {
                scheduler.arm(new Holder(constant), i);
            }
        };
        long count = executive.run(model, EVENTS, watched ? () -> false : null).eventCount();
        assertThat(count).isGreaterThan(EVENTS / 2);
    }
}
