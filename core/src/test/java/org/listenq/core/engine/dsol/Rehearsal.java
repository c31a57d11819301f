package org.listenq.core.engine.dsol;

import ch.qos.logback.classic.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import nl.tudelft.simulation.dsol.experiment.Replication;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;
import nl.tudelft.simulation.dsol.model.AbstractDsolModel;
import nl.tudelft.simulation.dsol.simulators.DevsSimulator;
import nl.tudelft.simulation.dsol.simulators.ErrorStrategy;
import nl.tudelft.simulation.dsol.simulators.ReplicationState;
import nl.tudelft.simulation.dsol.simulators.SimulatorInterface;
import org.djutils.event.EventListener;
import org.djutils.event.EventType;

/**
 * A script played on a simulator, DSOL's own or ours, with everything written down that a listener or an event sees.
 */
final class Rehearsal {

    private static final List<EventType> WATCHED = List.of(
            Replication.START_REPLICATION_EVENT,
            Replication.WARMUP_EVENT,
            Replication.END_REPLICATION_EVENT,
            SimulatorInterface.STARTING_EVENT,
            SimulatorInterface.START_EVENT,
            SimulatorInterface.STOPPING_EVENT,
            SimulatorInterface.STOP_EVENT,
            SimulatorInterface.TIME_CHANGED_EVENT);

    final DevsSimulator<Long> simulator;
    final List<String> story = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore stops = new Semaphore(0);
    private final Semaphore ends = new Semaphore(0);

    Rehearsal(DevsSimulator<Long> simulator) {
        this.simulator = simulator;
    }

    /** Makes the simulator of DSOL as shipped. */
    static DevsSimulator<Long> stock() {
        // the lock and the logger level of our own factory
        DsolExecutive.newSimulator("quiet");
        DevsSimulator<Long> simulator = new DevsSimulator<>("stock");
        simulator.setErrorStrategy(ErrorStrategy.WARN_AND_PAUSE, Level.OFF);
        return simulator;
    }

    /** Makes our simulator with the error strategy that DSOL has by default. */
    static DevsSimulator<Long> ours() {
        DevsSimulator<Long> simulator = DsolExecutive.newSimulator("ours");
        simulator.setErrorStrategy(ErrorStrategy.WARN_AND_PAUSE, Level.OFF);
        return simulator;
    }

    /** Initializes a replication from 0 to 100 with warm-up 50, and listens to everything. */
    Replication<Long> initialize(Runnable model) {
        Replication<Long> replication = new LocalReplication("rehearsal", 0, 50, 100);
        simulator.initialize(
                new AbstractDsolModel<>(simulator) {
                    @Override
                    public void constructModel() {
                        model.run();
                    }
                },
                replication);
        EventListener listener = this::note;
        WATCHED.forEach(type -> simulator.addListener(listener, type));
        return replication;
    }

    private void note(org.djutils.event.Event event) {
        story.add(event.getType().getName() + " t=" + simulator.getSimulatorTime() + " " + simulator.getRunState() + "/"
                + simulator.getReplicationState());
        if (event.getType().equals(SimulatorInterface.STOP_EVENT)) {
            stops.release();
        } else if (event.getType().equals(Replication.END_REPLICATION_EVENT)) {
            ends.release();
        }
    }

    /** Schedules an event that writes its name down. */
    SimEventInterface<Long> say(long delay, int priority, String name) {
        return simulator.scheduleEventRel(delay, (short) priority, () -> tell(name));
    }

    /** Schedules an event that writes its name down and then acts. */
    SimEventInterface<Long> act(long delay, String name, Consumer<DevsSimulator<Long>> action) {
        return simulator.scheduleEventRel(delay, () -> {
            tell(name);
            action.accept(simulator);
        });
    }

    void tell(String what) {
        story.add(what + " at " + simulator.getSimulatorTime());
    }

    /** Starts something and waits until the run has stopped, and ended if it is ending. */
    void playOn(Consumer<DevsSimulator<Long>> go) {
        go.accept(simulator);
        await(stops);
        ReplicationState state = simulator.getReplicationState();
        if (state == ReplicationState.ENDING || state == ReplicationState.ENDED) {
            await(ends);
        }
        tell("stands " + simulator.getRunState() + "/" + simulator.getReplicationState());
    }

    private static void await(Semaphore semaphore) {
        try {
            if (!semaphore.tryAcquire(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the simulator did not stop");
            }
        } catch (InterruptedException interruption) {
            throw new IllegalStateException(interruption);
        }
    }
}
