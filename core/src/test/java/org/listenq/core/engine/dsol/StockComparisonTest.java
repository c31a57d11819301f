package org.listenq.core.engine.dsol;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import nl.tudelft.simulation.dsol.SimRuntimeException;
import nl.tudelft.simulation.dsol.experiment.Replication;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;
import nl.tudelft.simulation.dsol.simulators.DevsSimulator;
import nl.tudelft.simulation.dsol.simulators.ErrorStrategy;
import org.junit.jupiter.api.Test;

/** Our simulator against DSOL's own: the same script gives the same events, messages, times and states. */
class StockComparisonTest {

    private static void same(Consumer<Rehearsal> script) {
        Rehearsal stock = new Rehearsal(Rehearsal.stock());
        Rehearsal ours = new Rehearsal(Rehearsal.ours());
        script.accept(stock);
        script.accept(ours);
        stock.simulator.cleanUp();
        assertThat(stock.story).isNotEmpty();
        assertThat(ours.story).isEqualTo(stock.story);
    }

    private static void armTies(Rehearsal on) {
        for (long time : new long[] {0, 20, 50, 100, 101}) {
            for (int priority : new int[] {5, 1, 10, 5, 1, 10}) {
                on.say(time, priority, "p" + priority);
            }
        }
    }

    @Test
    void tiesAndPriorities_started_sameAsStock() {
        same(on -> {
            on.initialize(() -> armTies(on));
            on.playOn(DevsSimulator::start);
        });
    }

    @Test
    void runUpTo_resumed_sameAsStock() {
        same(on -> {
            on.initialize(() -> armTies(on));
            on.playOn(simulator -> simulator.runUpTo(20L));
            on.playOn(simulator -> simulator.runUpToAndIncluding(20L));
            on.playOn(simulator -> simulator.runUpTo(33L));
            on.playOn(DevsSimulator::start);
        });
    }

    @Test
    void stopFromAnEvent_resumed_sameAsStock() {
        same(on -> {
            on.initialize(() -> {
                on.act(10, "stopping", DevsSimulator::stop);
                armTies(on);
                on.say(10, 5, "later");
            });
            on.playOn(DevsSimulator::start);
            on.playOn(DevsSimulator::start);
        });
    }

    @Test
    void steps_thenStart_sameAsStock() {
        same(on -> {
            on.initialize(() -> armTies(on));
            for (int i = 0; i < 9; i++) {
                on.playOn(DevsSimulator::step);
            }
            on.playOn(DevsSimulator::start);
        });
    }

    @Test
    void stoppingCondition_holdsDuringWarmup_sameAsStock() {
        same(on -> {
            Replication<Long> replication = on.initialize(() -> armTies(on));
            on.simulator.scheduleEventAbs(60L, () -> on.tell("sixty"));
            replication.setStoppingCondition(model -> on.story.size() > 5);
            on.playOn(DevsSimulator::start);
        });
    }

    @Test
    void endReplication_fromAnEvent_sameAsStock() {
        same(on -> {
            on.initialize(() -> {
                on.act(30, "ending", DevsSimulator::endReplication);
                on.say(30, 5, "never");
            });
            on.playOn(DevsSimulator::start);
        });
    }

    @Test
    void cancelledTwice_started_sameAsStock() {
        same(on -> {
            on.initialize(() -> armTies(on));
            SimEventInterface<Long> doomed = on.say(15, 5, "doomed");
            SimEventInterface<Long> done = on.say(2, 5, "done");
            on.act(10, "cancelling", simulator -> {
                on.tell("first " + simulator.cancelEvent(doomed));
                on.tell("second " + simulator.cancelEvent(doomed));
                on.tell("executed " + simulator.cancelEvent(done));
            });
            on.playOn(DevsSimulator::start);
        });
    }

    @Test
    void replicationAfterReplication_started_sameAsStock() {
        same(on -> {
            for (int replication = 0; replication < 3; replication++) {
                on.initialize(() -> armTies(on));
                on.playOn(DevsSimulator::start);
            }
        });
    }

    @Test
    void past_scheduled_refusedAsStockDoes() {
        same(on -> {
            on.initialize(() -> on.act(10, "late", simulator -> {
                try {
                    simulator.scheduleEventAbs(9L, () -> on.tell("past"));
                } catch (SimRuntimeException refusal) {
                    on.tell("refused");
                }
            }));
            on.playOn(DevsSimulator::start);
        });
    }

    @Test
    void startAfterTheEnd_refusedAsStockDoes() {
        same(on -> {
            on.initialize(() -> armTies(on));
            on.playOn(DevsSimulator::start);
            for (Consumer<DevsSimulator<Long>> go :
                    List.<Consumer<DevsSimulator<Long>>>of(DevsSimulator::start, DevsSimulator::step)) {
                try {
                    go.accept(on.simulator);
                } catch (SimRuntimeException refusal) {
                    on.tell("refused");
                }
            }
        });
    }

    @Test
    void exception_continued_sameAsStock() {
        failing(ErrorStrategy.LOG_AND_CONTINUE, 1);
        failing(ErrorStrategy.WARN_AND_CONTINUE, 1);
    }

    @Test
    void exception_pausedAndResumed_sameAsStock() {
        failing(ErrorStrategy.WARN_AND_PAUSE, 2);
    }

    private static void failing(ErrorStrategy strategy, int starts) {
        same(on -> {
            on.simulator.setErrorStrategy(strategy, Level.OFF);
            on.initialize(() -> {
                armTies(on);
                on.act(20, "failing", simulator -> {
                    throw new IllegalStateException("boom");
                });
            });
            for (int i = 0; i < starts; i++) {
                on.playOn(DevsSimulator::start);
            }
        });
    }

    @Test
    void methodOnInitialize_called_sameAsStock() {
        same(on -> {
            on.simulator.addScheduledMethodOnInitialize(on, "tell", new Object[] {"initial"});
            on.initialize(() -> on.tell("constructing"));
            on.playOn(DevsSimulator::start);
        });
    }

    @Test
    void randomScripts_started_sameAsStock() {
        for (int seed = 1; seed <= 20; seed++) {
            int salt = seed;
            same(on -> {
                SplittableRandom random = new SplittableRandom(salt);
                on.story.add("seed " + salt);
                on.initialize(() -> {
                    for (int i = 0; i < 10; i++) {
                        spawn(on, random, "e" + i);
                    }
                });
                on.playOn(DevsSimulator::start);
            });
        }
    }

    /** Schedules an event that has two successors of random delay and priority, or none. */
    private static void spawn(Rehearsal on, SplittableRandom random, String name) {
        on.simulator.scheduleEventRel(random.nextLong(30), (short) (1 + random.nextInt(10)), () -> {
            on.tell(name);
            for (int i = 0; i < 2 && random.nextInt(10) < 6; i++) {
                spawn(on, random, name + i);
            }
        });
    }
}
