package org.listenq.core.engine.dsol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import java.util.ArrayList;
import java.util.List;
import nl.tudelft.simulation.dsol.eventlists.EventListInterface;
import nl.tudelft.simulation.dsol.experiment.Replication;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.LambdaSimEvent;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;
import nl.tudelft.simulation.dsol.simulators.ErrorStrategy;
import nl.tudelft.simulation.dsol.simulators.ReplicationState;
import nl.tudelft.simulation.dsol.simulators.RunState;
import nl.tudelft.simulation.dsol.simulators.SimulatorInterface;
import org.djutils.event.EventListener;
import org.junit.jupiter.api.Test;
import org.listenq.core.engine.Event;
import org.listenq.core.engine.RecordedEvent;

class ListenqSimulatorTest {

    private final ListenqSimulator simulator = DsolExecutive.newSimulator("test");
    private final Rehearsal rehearsal = new Rehearsal(simulator);
    private final List<String> story = RecordedEvent.newStory();

    private Event throwing(RuntimeException thrown) {
        return new Event() {
            @Override
            protected void fire() {
                throw thrown;
            }
        };
    }

    @Test
    void event_throws_startThrowsAndStateIsStopped() {
        RuntimeException thrown = new IllegalStateException("boom");
        rehearsal.initialize(() -> simulator.clockwork.arm(throwing(thrown), 7));

        assertThatThrownBy(simulator::start).hasRootCause(thrown);

        assertThat(simulator.getRunState()).isEqualTo(RunState.STOPPED);
        assertThat(simulator.getReplicationState()).isEqualTo(ReplicationState.STARTED);
        assertThat(simulator.getSimulatorTime()).isEqualTo(7);
        assertThat(rehearsal.story).last().isEqualTo("STOP_EVENT t=7 STOPPED/STARTED");
    }

    @Test
    void foreignEvent_throwsError_startThrowsAndStateIsStopped() {
        Error thrown = new AssertionError("boom");
        rehearsal.initialize(() -> rehearsal.act(7, "failing", any -> {
            throw thrown;
        }));

        assertThatThrownBy(simulator::start).isSameAs(thrown);

        assertThat(simulator.getRunState()).isEqualTo(RunState.STOPPED);
        assertThat(simulator.failure()).isSameAs(thrown);
    }

    @Test
    void exception_warnAndEnd_leavesACleanSimulator() {
        rehearsal.initialize(() -> simulator.clockwork.arm(throwing(new IllegalStateException("boom")), 7));
        simulator.setErrorStrategy(ErrorStrategy.WARN_AND_END, Level.OFF);

        simulator.start();

        assertThat(simulator.getRunState()).isEqualTo(RunState.NOT_INITIALIZED);
        assertThat(simulator.hasListeners()).isFalse();
    }

    @Test
    void run_callersThread_noOtherThreadIsMade() {
        List<Thread> threads = new ArrayList<>();
        int before = Thread.activeCount();
        rehearsal.initialize(() -> rehearsal.act(1, "x", any -> {
            threads.add(Thread.currentThread());
            assertThat(Thread.activeCount()).isEqualTo(before);
        }));
        simulator.start();
        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void timeListener_addedDuringTheRun_isToldFromThenOn() {
        EventListener listener = event -> story.add("changed " + event);
        simulator.initialize(new ArmingModel(simulator), new LocalReplication("r", 0, 0, 100));
        simulator.scheduleEventAbs(10L, () -> simulator.addListener(listener, SimulatorInterface.TIME_CHANGED_EVENT));
        simulator.scheduleEventAbs(
                20L, () -> simulator.removeListener(listener, SimulatorInterface.TIME_CHANGED_EVENT));
        simulator.clockwork.arm(new RecordedEvent("five", story), 5);
        simulator.clockwork.arm(new RecordedEvent("fifteen", story), 15);
        simulator.start();
        assertThat(story).hasSize(4);
        assertThat(story.get(0)).isEqualTo("five@5");
        assertThat(story.get(1)).startsWith("changed").contains("15");
        assertThat(story.get(2)).isEqualTo("fifteen@15");
        assertThat(story.get(3)).startsWith("changed").contains("20");
    }

    @Test
    void engineAndForeignEvents_equalTime_inOrderOfScheduling() {
        rehearsal.initialize(() -> {
            SimEventInterface<Long> built = new LambdaSimEvent<>(5L, () -> rehearsal.tell("foreign"));
            simulator.clockwork.arm(new RecordedEvent("engine", rehearsal.story), 5);
            simulator.scheduleEvent(built);
            simulator.clockwork.arm(new RecordedEvent("engine", rehearsal.story), 5);
        });
        simulator.start();
        assertThat(rehearsal.story.stream().filter(line -> line.contains("engine") || line.contains("foreign")))
                .containsExactly("engine@5", "foreign at 5", "engine@5");
    }

    @Test
    void foreignEvent_executes_isNoLongerListedAndSeesTheTime() {
        simulator.initialize(new ArmingModel(simulator), new LocalReplication("r", 0, 0, 100));
        List<SimEventInterface<Long>> self = new ArrayList<>();
        self.add(simulator.scheduleEventAbs(5L, () -> {
            simulator.scheduleEventRel(10L, () -> story.add("later " + simulator.clockwork.now()));
            story.add("listed " + simulator.getEventList().contains(self.get(0)));
        }));
        simulator.start();
        assertThat(story).containsExactly("listed false", "later 15");
    }

    @Test
    void sameForeignEvent_scheduledTwice_refused() {
        rehearsal.initialize(() -> {});
        SimEventInterface<Long> event = rehearsal.say(5, 5, "once");
        assertThatIllegalStateException().isThrownBy(() -> simulator.scheduleEvent(event));
    }

    @Test
    void eventList_looked_showsBothKindsInOrder() {
        simulator.initialize(new ArmingModel(simulator), new LocalReplication("r", 0, 0, 100));
        simulator.clockwork.arm(new RecordedEvent("engine", story), 5);
        SimEventInterface<Long> foreign = simulator.scheduleEventAbs(3L, () -> story.add("foreign"));
        EventListInterface<Long> list = simulator.getEventList();

        List<Long> times = new ArrayList<>();
        list.forEach(event -> times.add(event.getAbsoluteExecutionTime()));

        assertThat(times).containsExactly(0L, 3L, 5L, 100L);
        assertThat(list.size()).isEqualTo(4);
        assertThat(list.contains(foreign)).isTrue();
        list.removeFirst();
        assertThat(list.first()).isSameAs(foreign);
        list.removeFirst().execute();
        assertThat(list.contains(foreign)).isFalse();
        list.removeFirst().execute();
        assertThat(story).containsExactly("foreign", "engine@5");
    }

    @Test
    void nativeEventOfTheList_removed_neverFires() {
        simulator.initialize(new ArmingModel(simulator), new LocalReplication("r", 0, 0, 100));
        RecordedEvent event = new RecordedEvent("engine", story);
        simulator.clockwork.arm(event, 0);
        EventListInterface<Long> list = simulator.getEventList();
        list.removeFirst();
        SimEventInterface<Long> shown = list.first();

        assertThat(list.contains(shown)).isTrue();
        assertThat(simulator.cancelEvent(shown)).isTrue();
        assertThat(event.isArmed()).isFalse();
        list.add(shown);
        assertThat(event.isArmed()).isTrue();
    }

    @Test
    void stoppedReplication_endedFromOutside_isEnded() {
        rehearsal.initialize(() -> rehearsal.say(80, 5, "never"));
        rehearsal.playOn(any -> simulator.runUpTo(60L));
        simulator.endReplication();
        assertThat(simulator.getReplicationState()).isEqualTo(ReplicationState.ENDED);
        assertThat(simulator.clockwork.now()).isEqualTo(100);
        assertThat(rehearsal.story).last().asString().startsWith(Replication.END_REPLICATION_EVENT.getName());
    }

    /** Not compared with DSOL as shipped: there the worker's END races the stepping thread's STOP. */
    @Test
    void steps_toTheEnd_endAfterTheLastStop() {
        rehearsal.initialize(() -> {});
        rehearsal.playOn(any -> simulator.step());
        rehearsal.playOn(any -> simulator.step());
        assertThat(rehearsal.story)
                .endsWith(
                        "STOP_EVENT t=100 STOPPED/ENDING",
                        "END_REPLICATION_EVENT t=100 ENDED/ENDED",
                        "stands ENDED/ENDED at 100");
    }

    @Test
    void negativeStart_initialized_refused() {
        assertThatThrownBy(
                        () -> simulator.initialize(new ArmingModel(simulator), new LocalReplication("r", -5, 0, 100)))
                .hasMessageContaining("before time 0");
    }
}
