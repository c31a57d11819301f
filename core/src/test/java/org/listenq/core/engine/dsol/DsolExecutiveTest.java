package org.listenq.core.engine.dsol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.listenq.core.engine.Completion;
import org.listenq.core.engine.Event;
import org.listenq.core.engine.Executive;
import org.listenq.core.engine.RecordedEvent;
import org.listenq.core.engine.Scheduler;
import org.listenq.core.engine.SimulationFailure;

class DsolExecutiveTest {

    private final Executive executive = DsolExecutive.create();
    private final Scheduler scheduler = executive.scheduler();
    private final List<String> story = RecordedEvent.newStory();

    /** Arms an event that does {@code action}. */
    private void at(long delay, Runnable action) {
        Event event = new Event() {
            @Override
            protected void fire() {
                story.add("action@" + time());
                action.run();
            }
        };
        scheduler.arm(event, delay);
    }

    private void say(String name, long delay) {
        scheduler.arm(new RecordedEvent(name, story), delay);
    }

    @Test
    void end_reached_eventsAtTheEndHaveRun() {
        Completion completion = executive.run(
                () -> {
                    say("at", 100);
                    say("after", 101);
                },
                100);
        assertThat(story).containsExactly("at@100");
        assertThat(completion).isEqualTo(new Completion(100, 1, false));
        assertThat(scheduler.now()).isEqualTo(100);
    }

    @Test
    void nothingLeft_neverEnding_returnsTheTimeOfTheLastEvent() {
        Completion completion = executive.run(() -> at(5, () -> say("late", 63_000_000_000L)), Executive.NEVER);
        assertThat(completion).isEqualTo(new Completion(63_000_000_005L, 2, false));
    }

    @Test
    void emptyModel_run_noEventCounts() {
        assertThat(executive.run(() -> {}, 100)).isEqualTo(new Completion(0, 0, false));
    }

    @Test
    void noSpan_run_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> executive.run(() -> {}, 0));
    }

    @Test
    void event_stops_nothingMoreFires() {
        Completion completion = executive.run(
                () -> {
                    at(5, executive::stop);
                    say("sameTime", 5);
                },
                100);
        assertThat(story).containsExactly("action@5");
        assertThat(completion).isEqualTo(new Completion(5, 1, true));
    }

    @Test
    void stoppingCondition_holds_endsAfterThatEvent() {
        Completion completion = executive.run(
                () -> {
                    say("zero", 0);
                    say("a", 1);
                    say("b", 1);
                    say("c", 2);
                },
                100,
                () -> story.size() >= 2);
        assertThat(story).containsExactly("zero@0", "a@1");
        assertThat(completion).isEqualTo(new Completion(1, 2, true));
        assertThat(scheduler.now()).isEqualTo(1);
    }

    static List<Throwable> throwables() {
        return List.of(
                new IllegalStateException("boom"),
                new AssertionError("boom"),
                new StackOverflowError("boom"),
                new Exception("boom"),
                new Throwable("boom"));
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void event_throwsAnything_reachesTheCallerWithTimeAndTheNextRunWorks(Throwable thrown) {
        for (int run = 0; run < 2; run++) {
            SimulationFailure failure = catchThrowableOfType(
                    SimulationFailure.class,
                    () -> executive.run(
                            () -> {
                                say("pending", 900);
                                at(7, () -> DsolExecutiveTest.<RuntimeException>sneak(thrown));
                            },
                            1000));
            assertThat(failure.timeNanos()).isEqualTo(7);
            assertThat(failure.thrown()).isSameAs(thrown);
        }
        story.clear();
        assertThat(executive.run(() -> say("next", 8), 1000)).isEqualTo(new Completion(8, 1, false));
        assertThat(story).containsExactly("next@8");
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void stoppingCondition_throws_reachesTheCallerWithTime() {
        RuntimeException thrown = new IllegalStateException("boom");
        assertThatThrownBy(() -> executive.run(() -> say("a", 3), 10, () -> {
                    throw thrown;
                }))
                .isInstanceOf(SimulationFailure.class)
                .hasCause(thrown)
                .hasMessageStartingWith("at 0.000000003 s");
    }

    @Test
    void modelConstruction_throws_reachesTheCallerAndTheNextRunWorks() {
        RuntimeException thrown = new IllegalStateException("boom");
        executive.run(() -> say("before", 5), 10);
        Runnable broken = () -> {
            say("lost", 1);
            throw thrown;
        };
        assertThatThrownBy(() -> executive.run(broken, 10))
                .isInstanceOf(SimulationFailure.class)
                .hasCause(thrown)
                .hasMessageStartingWith("at 0.000000000 s");
        executive.run(() -> say("after", 5), 10);
        assertThat(story).containsExactly("before@5", "after@5");
    }

    @Test
    void run_insideARun_refused() {
        assertThatThrownBy(() -> executive.run(() -> at(1, () -> executive.run(() -> {}, 5)), 10))
                .isInstanceOf(SimulationFailure.class)
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void eventsLeftOver_nextRun_canBeArmedAgain() {
        RecordedEvent timer = new RecordedEvent("timer", story);
        RecordedEvent other = new RecordedEvent("other", story);
        for (int run = 0; run < 20; run++) {
            executive.run(
                    () -> {
                        scheduler.arm(timer, 50);
                        scheduler.arm(other, 50);
                        say("model", 1);
                    },
                    10);
            assertThat(timer.isArmed()).isFalse();
        }
        assertThat(story).hasSize(20).containsOnly("model@1");
    }

    @Test
    void otherThread_stops_runEnds() throws InterruptedException {
        AtomicLong progress = new AtomicLong();
        Thread stopper = new Thread(() -> {
            while (progress.get() < 1000) {
                Thread.onSpinWait();
            }
            executive.stop();
        });
        Event ticker = new Event() {
            @Override
            protected void fire() {
                progress.incrementAndGet();
                scheduler.arm(this, 1);
            }
        };
        stopper.start();
        Completion completion = executive.run(() -> scheduler.arm(ticker, 1), Executive.NEVER);
        stopper.join();
        assertThat(completion.early()).isTrue();
        assertThat(completion.eventCount()).isGreaterThanOrEqualTo(1000);
        assertThat(executive.run(() -> {}, 10)).isEqualTo(new Completion(0, 0, false));
    }
}
