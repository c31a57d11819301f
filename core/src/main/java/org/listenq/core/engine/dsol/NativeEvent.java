package org.listenq.core.engine.dsol;

import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;
import org.listenq.core.engine.Clockwork;
import org.listenq.core.engine.Event;

/** An event of the engine as DSOL sees it when it looks into the calendar. */
record NativeEvent(Event event, Clockwork clockwork) implements SimEventInterface<Long> {

    @Override
    public void execute() {
        clockwork.fire(event);
    }

    @Override
    public Long getAbsoluteExecutionTime() {
        return event.time();
    }

    @Override
    public short getPriority() {
        return (short) event.priority();
    }

    /** Returns 0: the calendar orders by scheduling, not by number. */
    @Override
    public long getId() {
        return 0;
    }
}
