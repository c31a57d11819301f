package org.listenq.core.engine.dsol;

import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;
import org.listenq.core.engine.Event;

/**
 * What DSOL's event list holds in place of {@code subject}; DSOL's own {@code compareTo} orders it by time, priority
 * and id.
 */
record ReferenceEvent(Event subject, long time, short priority, long place) implements SimEventInterface<Long> {

    @Override
    public void execute() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Long getAbsoluteExecutionTime() {
        return time;
    }

    @Override
    public short getPriority() {
        return priority;
    }

    @Override
    public long getId() {
        return place;
    }
}
