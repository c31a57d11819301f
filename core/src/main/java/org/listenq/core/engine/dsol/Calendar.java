package org.listenq.core.engine.dsol;

import java.util.IdentityHashMap;
import java.util.Iterator;
import nl.tudelft.simulation.dsol.eventlists.EventListInterface;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;
import org.jspecify.annotations.Nullable;
import org.listenq.core.engine.Clockwork;
import org.listenq.core.engine.Event;

/**
 * The calendar of the engine as DSOL's event list.
 *
 * <p>Events of DSOL stand in it in a wrapper, found again by identity as long as they are scheduled. Events of equal
 * time and priority run in the order of scheduling (DSOL: of construction).
 */
final class Calendar implements EventListInterface<Long> {

    private final Clockwork clockwork;
    private final Runnable beforeForeign;
    private final IdentityHashMap<SimEventInterface<Long>, ForeignEvent> wrappers = new IdentityHashMap<>();

    /** Shows the calendar of {@code clockwork}; runs {@code beforeForeign} before an event of DSOL executes. */
    Calendar(Clockwork clockwork, Runnable beforeForeign) {
        this.clockwork = clockwork;
        this.beforeForeign = beforeForeign;
    }

    @Override
    public void add(SimEventInterface<Long> event) {
        Event added = event instanceof NativeEvent known ? known.event() : wrap(event);
        clockwork.queue().add(added, event.getAbsoluteExecutionTime());
    }

    @Override
    public boolean contains(SimEventInterface<Long> event) {
        return event instanceof NativeEvent known ? known.event().isArmed() : wrappers.containsKey(event);
    }

    @Override
    public void clear() {
        clockwork.queue().clear();
        wrappers.clear();
    }

    @Override
    public boolean isEmpty() {
        return size() == 0;
    }

    @Override
    public int size() {
        return clockwork.queue().size();
    }

    @Override
    public Iterator<SimEventInterface<Long>> iterator() {
        return clockwork.queue().inOrder().stream().map(this::shown).iterator();
    }

    @Override
    public boolean remove(SimEventInterface<Long> event) {
        Event present = event instanceof NativeEvent known ? known.event() : wrappers.remove(event);
        return present != null && clockwork.queue().remove(present);
    }

    @Override
    public @Nullable SimEventInterface<Long> first() {
        Event first = clockwork.queue().first();
        return first == null ? null : shown(first);
    }

    @Override
    public @Nullable SimEventInterface<Long> removeFirst() {
        Event first = clockwork.queue().poll(Long.MAX_VALUE);
        if (first instanceof ForeignEvent foreign) {
            wrappers.remove(foreign.original());
        }
        return first == null ? null : shown(first);
    }

    /** Executes an event of DSOL that was taken out of the calendar; none of these is an event of the model. */
    void executeForeign(ForeignEvent event) {
        wrappers.remove(event.original());
        clockwork.disown();
        beforeForeign.run();
        event.original().execute();
    }

    private ForeignEvent wrap(SimEventInterface<Long> event) {
        ForeignEvent wrapper = new ForeignEvent(event, this);
        if (wrappers.putIfAbsent(event, wrapper) != null) {
            throw new IllegalStateException("event is scheduled already: " + event);
        }
        return wrapper;
    }

    private SimEventInterface<Long> shown(Event event) {
        return event instanceof ForeignEvent foreign ? foreign.original() : new NativeEvent(event, clockwork);
    }
}
