package org.listenq.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order that other tests rely on. */
class TestSchedulerTest {

    private final TestScheduler scheduler = new TestScheduler();
    private final List<String> story = new ArrayList<>();

    @Test
    void equalTimes_armedInSomeOrder_runByPriorityThenInThatOrder() {
        scheduler.arm(event("first", Event.NORMAL_PRIORITY), 10);
        scheduler.arm(event("second", Event.NORMAL_PRIORITY), 10);
        scheduler.arm(event("urgent", Event.NORMAL_PRIORITY + 1), 10);
        scheduler.arm(event("early", Event.NORMAL_PRIORITY), 9);
        scheduler.run(10);
        assertThat(story).containsExactly("early@9", "urgent@10", "first@10", "second@10");
    }

    @Test
    void cancel_armedEvent_neverFires() {
        Event event = event("never", Event.NORMAL_PRIORITY);
        scheduler.arm(event, 10);
        assertThat(scheduler.cancel(event)).isTrue();
        assertThat(scheduler.cancel(event)).isFalse();
        scheduler.run(20);
        assertThat(story).isEmpty();
        assertThat(scheduler.now()).isEqualTo(20);
    }

    @Test
    void arm_armedEventOrNegativeDelay_isRefused() {
        Event event = event("once", Event.NORMAL_PRIORITY);
        scheduler.arm(event, 10);
        assertThatThrownBy(() -> scheduler.arm(event, 10)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> scheduler.arm(event("x", 5), -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void run_upToATime_leavesTheRestArmed() {
        scheduler.arm(event("now", Event.NORMAL_PRIORITY), 10);
        scheduler.arm(event("later", Event.NORMAL_PRIORITY), 11);
        scheduler.run(10);
        assertThat(story).containsExactly("now@10");
        assertThat(scheduler.pending()).isEqualTo(1);
    }

    private Event event(String name, int priority) {
        return new Event(priority) {
            @Override
            protected void fire() {
                story.add(name + "@" + time());
            }
        };
    }
}
