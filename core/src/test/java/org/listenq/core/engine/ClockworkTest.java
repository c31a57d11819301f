package org.listenq.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClockworkTest {

    private final Clockwork clockwork = new Clockwork();
    private final List<String> story = RecordedEvent.newStory();

    private RecordedEvent event(String name) {
        return new RecordedEvent(name, story);
    }

    @Test
    void equalTimes_run_higherPriorityThenFirstArmedFirst() {
        clockwork.arm(new RecordedEvent("low", 1, story), 7);
        clockwork.arm(event("b"), 7);
        clockwork.arm(event("early"), 3);
        clockwork.arm(event("c"), 7);
        clockwork.arm(new RecordedEvent("high", 10, story), 7);

        assertThat(clockwork.run(100)).isTrue();
        assertThat(story).containsExactly("early@3", "high@7", "b@7", "c@7", "low@7");
        assertThat(clockwork.now()).isEqualTo(7);
    }

    @Test
    void modelledTimers_ofOneTime_higherPriorityFirst() {
        TimerModel model = new LastFirst(10);
        clockwork.armTimer(new RecordedEvent("low", 1, story), 10, model);
        clockwork.armTimer(new RecordedEvent("high", 10, story), 10, model);
        clockwork.armTimer(event("middle"), 10, model);
        clockwork.run(100);
        assertThat(story).containsExactly("high@10", "middle@10", "low@10");
    }

    @Test
    void now_armedFor_firesNow() {
        clockwork.arm(event("first"), 10);
        clockwork.run(10);
        clockwork.armAt(event("at"), 10);
        clockwork.armTimer(event("exact"), 0, TimerModel.EXACT);
        clockwork.armTimer(event("modelled"), 0, new LastFirst(10));
        clockwork.run(10);
        assertThat(story).containsExactlyInAnyOrder("first@10", "at@10", "exact@10", "modelled@10");
    }

    @Test
    void heapAndLane_sameTime_inOrderOfArming() {
        for (int i = 0; i < 20; i++) {
            clockwork.arm(event("lane" + i), 50);
            clockwork.armAt(event("heap" + i), 50);
        }
        clockwork.run(50);
        for (int i = 0; i < 20; i++) {
            assertThat(story.subList(2 * i, 2 * i + 2)).containsExactly("lane" + i + "@50", "heap" + i + "@50");
        }
    }

    @Test
    void horizon_run_inclusive() {
        clockwork.arm(event("at"), 10);
        clockwork.arm(event("after"), 11);

        clockwork.run(10);

        assertThat(story).containsExactly("at@10");
        assertThat(clockwork.queue().size()).isOne();
    }

    @Test
    void firingEvent_armsItself_firesAgain() {
        Event thrice = new Event() {
            @Override
            protected void fire() {
                assertThat(isArmed()).isFalse();
                story.add("at " + time());
                if (time() < 3) {
                    clockwork.arm(this, 1);
                }
            }
        };
        clockwork.arm(thrice, 1);
        clockwork.run(100);
        assertThat(story).containsExactly("at 1", "at 2", "at 3");
    }

    @Test
    void armedEvent_armed_refusedAndUnharmed() {
        RecordedEvent event = event("once");
        clockwork.arm(event, 5);

        assertThatIllegalStateException().isThrownBy(() -> clockwork.arm(event, 6));
        assertThatIllegalStateException().isThrownBy(() -> clockwork.armTimer(event, 6, new LastFirst(10)));
        assertThatIllegalStateException().isThrownBy(() -> clockwork.armAt(event, 6));

        assertThat(clockwork.queue().size()).isOne();
        clockwork.run(100);
        assertThat(story).containsExactly("once@5");
    }

    @Test
    void pastOrOverflow_armed_refused() {
        clockwork.reset(10);
        RecordedEvent event = event("never");
        assertThatIllegalArgumentException().isThrownBy(() -> clockwork.arm(event, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> clockwork.arm(event, Long.MAX_VALUE));
        assertThatIllegalArgumentException().isThrownBy(() -> clockwork.arm(event, Long.MIN_VALUE));
        assertThatIllegalArgumentException().isThrownBy(() -> clockwork.armAt(event, 9));
        for (TimerModel model : List.of(TimerModel.EXACT, new LastFirst(10))) {
            assertThatIllegalArgumentException().isThrownBy(() -> clockwork.armTimer(event, -1, model));
            assertThatIllegalArgumentException().isThrownBy(() -> clockwork.armTimer(event, Long.MAX_VALUE, model));
        }
        assertThat(event.isArmed()).isFalse();
        assertThat(clockwork.queue().size()).isZero();
    }

    @Test
    void latestTime_armed_fires() {
        clockwork.arm(event("last"), Long.MAX_VALUE);
        clockwork.arm(event("first"), 1);
        assertThat(clockwork.run(Long.MAX_VALUE)).isTrue();
        assertThat(story).containsExactly("first@1", "last@" + Long.MAX_VALUE);
    }

    @Test
    void wrongPriority_armed_refusedAndNotCounted() {
        assertThatIllegalArgumentException().isThrownBy(() -> clockwork.arm(new RecordedEvent("p", 12, story), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> clockwork.armAt(new RecordedEvent("p", -1, story), 1));
        assertThat(clockwork.queue().size()).isZero();
    }

    @Test
    void modelThatFiresInThePast_armed_refused() {
        clockwork.reset(10);
        TimerModel broken = new TimerModel() {
            @Override
            public long fireAt(long now, long delayNanos) {
                return now - 1;
            }

            @Override
            public long place(long now, long delayNanos, long sequence) {
                return NEUTRAL | sequence;
            }
        };
        assertThatIllegalArgumentException().isThrownBy(() -> clockwork.armTimer(event("x"), 1, broken));
        assertThat(clockwork.queue().size()).isZero();
    }

    @Test
    void lastFirstModel_equalTimes_lastArmedFirst() {
        for (int i = 0; i < 30; i++) {
            clockwork.armTimer(event("t" + i), 100, new LastFirst(64));
        }
        clockwork.run(1000);

        List<String> expected = new ArrayList<>();
        for (int i = 29; i >= 0; i--) {
            expected.add("t" + i + "@128");
        }
        assertThat(story).isEqualTo(expected);
    }

    @Test
    void exactAndLastFirst_equalTimes_orderedByPlace() {
        clockwork.armTimer(event("exact0"), 64, TimerModel.EXACT);
        clockwork.armTimer(event("wheel1"), 64, new LastFirst(64));
        clockwork.armTimer(event("wheel2"), 64, new LastFirst(64));
        clockwork.arm(event("exact3"), 64);

        clockwork.run(64);

        assertThat(story).containsExactly("exact0@64", "exact3@64", "wheel2@64", "wheel1@64");
    }

    @Test
    void halted_run_endsAfterTheFiringEvent() {
        Event halting = new Event() {
            @Override
            protected void fire() {
                clockwork.halt();
            }
        };
        clockwork.arm(halting, 1);
        clockwork.arm(event("later"), 1);

        assertThat(clockwork.run(10)).isFalse();
        assertThat(story).isEmpty();
        clockwork.release();
        assertThat(clockwork.run(10)).isTrue();
        assertThat(story).containsExactly("later@1");
    }

    @Test
    void disownedEvent_fired_neitherCountsNorIsLast() {
        clockwork.arm(event("model"), 1);
        for (int i = 2; i < 4; i++) {
            clockwork.arm(
                    new Event() {
                        @Override
                        protected void fire() {
                            clockwork.disown();
                        }
                    },
                    i);
        }
        clockwork.run(10);
        assertThat(clockwork.lastFired()).isEqualTo(1);
        assertThat(clockwork.firedCount()).isEqualTo(1);
        assertThat(clockwork.now()).isEqualTo(3);
    }

    @Test
    void cancelled_answersWhetherItWasArmed() {
        RecordedEvent event = event("cancelled");
        clockwork.arm(event, 5);
        assertThat(clockwork.cancel(event)).isTrue();
        assertThat(clockwork.cancel(event)).isFalse();
        assertThat(clockwork.cancel(event("never armed"))).isFalse();
        assertThat(clockwork.run(10)).isTrue();
        assertThat(story).isEmpty();
    }

    @Test
    void halted_saysSo_untilItIsReleased() {
        assertThat(clockwork.isHalted()).isFalse();
        clockwork.halt();
        assertThat(clockwork.isHalted()).isTrue();
        clockwork.release();
        assertThat(clockwork.isHalted()).isFalse();
    }
}
