package org.listenq.core.engine.dsol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import nl.tudelft.simulation.dsol.SimRuntimeException;
import nl.tudelft.simulation.dsol.simulators.SimulatorInterface;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.djutils.event.EventListener;
import org.djutils.event.TimedEvent;
import org.junit.jupiter.api.Test;
import org.listenq.core.engine.RecordedEvent;
import org.listenq.core.engine.TimerModel;

/** What DSOL's simulator refuses, ours refuses; what its listeners are answered, ours are answered. */
class RefusalsTest {

    private final ListenqSimulator simulator = DsolExecutive.newSimulator("test");
    private final Rehearsal rehearsal = new Rehearsal(simulator);

    private static void assertRefused(ThrowingCallable action, String message) {
        assertThatThrownBy(action).isInstanceOf(SimRuntimeException.class).hasMessageContaining(message);
    }

    @Test
    void neverInitialized_startOrEnd_isRefused() {
        assertRefused(simulator::startImpl, "Cannot start a simulator without replication details");
        assertRefused(simulator::endReplication, "uninitialized simulator");
    }

    @Test
    void running_startedOrInitializedAgain_isRefused() {
        List<String> refused = new ArrayList<>();
        rehearsal.initialize(() -> rehearsal.act(7, "x", any -> {
            refused.add(message(simulator::startImpl));
            refused.add(message(() -> rehearsal.initialize(() -> {})));
        }));
        simulator.start();
        assertThat(refused)
                .containsExactly("Cannot start a running simulator", "Cannot initialize a running simulator");
        assertThat(simulator.clockwork.now()).isEqualTo(100);
    }

    private static String message(Runnable action) {
        try {
            action.run();
            return "done";
        } catch (SimRuntimeException refusal) {
            return refusal.getMessage();
        }
    }

    @Test
    void ended_startedOrEndedAgain_isRefused() {
        rehearsal.initialize(() -> {});
        simulator.start();
        assertRefused(simulator::startImpl, "State of the replication should be INITIALIZED or STARTED");
        assertRefused(simulator::endReplication, "State of the replication should be INITIALIZED or STARTED to end it");
    }

    @Test
    void initializedAgain_eventsOfBefore_areGone() {
        List<String> story = RecordedEvent.newStory();
        RecordedEvent event = new RecordedEvent("engine", story);
        rehearsal.initialize(() -> simulator.clockwork.arm(event, 80));
        rehearsal.playOn(any -> simulator.runUpTo(60L));
        rehearsal.initialize(() -> {});
        simulator.start();
        assertThat(story).isEmpty();
        assertThat(event.isArmed()).isFalse();
    }

    @Test
    void listeners_comeAndGo_areAnsweredAndNoLongerTold() {
        List<Object> told = new ArrayList<>();
        EventListener listener = event -> told.add(((TimedEvent<?>) event).getTimeStamp());
        var time = SimulatorInterface.TIME_CHANGED_EVENT;
        List<Boolean> answers = new ArrayList<>();
        rehearsal.initialize(() -> {
            rehearsal.act(10, "add", any -> answers.add(simulator.addListener(listener, time)));
            rehearsal.act(11, "again", any -> answers.add(simulator.addListener(listener, time)));
            rehearsal.act(20, "remove", any -> answers.add(simulator.removeListener(listener, time)));
            rehearsal.act(21, "again", any -> answers.add(simulator.removeListener(listener, time)));
        });
        assertThat(simulator.removeAllListeners()).isEqualTo(8);
        simulator.start();
        assertThat(answers).containsExactly(true, false, true, false);
        assertThat(told).containsExactly(11L, 20L);
        assertThat(simulator.removeAllListeners()).isZero();
    }

    @Test
    void engineEvents_armedByTheSimulator_fireUnlessCancelled() {
        List<String> story = RecordedEvent.newStory();
        RecordedEvent kept = new RecordedEvent("kept", story);
        RecordedEvent cancelled = new RecordedEvent("cancelled", story);
        rehearsal.initialize(() -> {
            simulator.clockwork.armTimer(kept, 5, TimerModel.EXACT);
            simulator.clockwork.armTimer(cancelled, 5, TimerModel.EXACT);
        });
        assertThat(simulator.getEventList().isEmpty()).isFalse();
        assertThat(simulator.clockwork.cancel(cancelled)).isTrue();
        assertThat(simulator.clockwork.cancel(cancelled)).isFalse();
        simulator.start();
        assertThat(story).containsExactly("kept@5");
        assertThat(simulator.getEventList().isEmpty()).isTrue();
    }

    @Test
    void stopping_startedAgain_isRefused() {
        List<String> refused = new ArrayList<>();
        rehearsal.initialize(() -> rehearsal.act(7, "x", any -> {
            simulator.stop();
            refused.add(message(simulator::startImpl));
        }));
        simulator.start();
        assertThat(refused).containsExactly("Cannot start a stopping (not stopped yet) simulator");
        assertThat(simulator.clockwork.now()).isEqualTo(7);
    }

    @Test
    void cleanedUp_started_isRefused() {
        rehearsal.initialize(() -> {});
        simulator.cleanUp();
        assertRefused(simulator::startImpl, "Cannot start an uninitialized simulator");
    }

    @Test
    void engineEvent_shownInTheList_hasItsPriority() {
        rehearsal.initialize(() -> simulator.clockwork.arm(new RecordedEvent("low", 1, RecordedEvent.newStory()), 5));
        assertThat(simulator.getEventList().first().getPriority()).isEqualTo((short) 1);
    }
}
