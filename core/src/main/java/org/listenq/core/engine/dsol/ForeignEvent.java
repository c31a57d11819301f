package org.listenq.core.engine.dsol;

import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;
import org.listenq.core.engine.Event;

/** An event of DSOL in the calendar of the engine, such as the end of the replication. */
final class ForeignEvent extends Event {

    private final SimEventInterface<Long> original;
    private final Calendar calendar;

    ForeignEvent(SimEventInterface<Long> original, Calendar calendar) {
        super(original.getPriority());
        this.original = original;
        this.calendar = calendar;
    }

    SimEventInterface<Long> original() {
        return original;
    }

    @Override
    protected void fire() {
        calendar.executeForeign(this);
    }
}
