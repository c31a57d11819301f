package org.listenq.core.engine.dsol;

import nl.tudelft.simulation.dsol.SimRuntimeException;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;
import nl.tudelft.simulation.dsol.simulators.RunState;
import nl.tudelft.simulation.dsol.simulators.SimulatorInterface;
import org.djutils.event.EventListener;
import org.djutils.event.EventType;
import org.djutils.event.reference.ReferenceType;
import org.listenq.core.engine.Clockwork;
import org.listenq.core.engine.Event;

/**
 * DSOL's discrete-event simulator on the calendar and loop of the engine: same states, same messages to listeners,
 * but synchronous, and without allocation per event.
 *
 * <p>Where it differs from {@code DevsSimulator} of DSOL 4.3.2 besides: a stopping condition that is set while a run
 * goes on counts from the next start. Events of the engine are armed at the {@link Clockwork}; DSOL's {@code
 * scheduleEventRel} and {@code scheduleEventNow} are for events of DSOL, whose clock is boxed only for them.
 */
final class ListenqSimulator extends SynchronousSimulator {

    private final Clockwork.Observer observer = new Clockwork.Observer() {
        @Override
        public void timeChanges(long time) {
            if (timeIsWatched) {
                refreshClock();
                fireUnverifiedTimedEvent(SimulatorInterface.TIME_CHANGED_EVENT, null, time);
            }
        }

        @Override
        public void eventFired() {
            checkStoppingCondition();
        }
    };

    private boolean timeIsWatched;

    ListenqSimulator(String id) {
        super(id);
    }

    /** As {@code DevsSimulator.scheduleEvent}, without its eager trace message. */
    @Override
    public SimEventInterface<Long> scheduleEvent(SimEventInterface<Long> event) {
        if (event.getAbsoluteExecutionTime() < clockwork.now()) {
            throw new SimRuntimeException("cannot schedule event " + event + " in past " + clockwork.now() + ">"
                    + event.getAbsoluteExecutionTime());
        }
        eventList.add(event);
        return event;
    }

    /**
     * As {@code DevsSimulator.run}; a {@link Throwable} leaves it with the clock at the time of the event that threw.
     */
    @Override
    public void run() {
        runflag = true;
        while (mayRun()) {
            try {
                runToLimit();
            } catch (Exception exception) {
                refreshClock();
                remember(exception);
                handleSimulationException(exception);
            } catch (Throwable error) {
                refreshClock();
                remember(error);
                throw error;
            }
        }
        refreshClock();
    }

    private void runToLimit() {
        long limit = runUntilIncluding ? runUntilTime : runUntilTime - 1;
        boolean watched = timeIsWatched || replication.getStoppingCondition() != null;
        boolean finished = watched ? clockwork.run(limit, observer) : clockwork.run(limit);
        if (finished) {
            clockwork.moveTo(runUntilTime);
            runState = RunState.STOPPING;
        }
    }

    /** As {@code DevsSimulator.stepImpl}: TIME_CHANGED is fired in any case. */
    @Override
    protected void stepImpl() {
        Event event = clockwork.queue().poll(Long.MAX_VALUE);
        if (event != null) {
            fireUnverifiedTimedEvent(SimulatorInterface.TIME_CHANGED_EVENT, null, event.time());
            try {
                clockwork.fire(event);
            } finally {
                refreshClock();
            }
        }
    }

    @Override
    public boolean addListener(EventListener listener, EventType type, int position, ReferenceType reference) {
        boolean added = super.addListener(listener, type, position, reference);
        noteTimeListeners();
        return added;
    }

    @Override
    public boolean removeListener(EventListener listener, EventType type) {
        boolean removed = super.removeListener(listener, type);
        noteTimeListeners();
        return removed;
    }

    @Override
    public int removeAllListeners() {
        int removed = super.removeAllListeners();
        noteTimeListeners();
        return removed;
    }

    /** Leaves the loop that is running, so that {@link #run} chooses anew between the fast and the watched one. */
    private void noteTimeListeners() {
        timeIsWatched = numberOfListeners(SimulatorInterface.TIME_CHANGED_EVENT) > 0;
        clockwork.halt();
    }
}
