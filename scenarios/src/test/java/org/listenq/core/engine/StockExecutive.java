package org.listenq.core.engine;

import java.util.IdentityHashMap;
import java.util.function.BooleanSupplier;
import nl.tudelft.simulation.dsol.eventlists.RedBlackTree;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;
import org.jspecify.annotations.Nullable;

/** Runs models on DSOL's own event list, a red-black tree of boxed times: slow, and free of our calendar. */
public final class StockExecutive extends Scheduler implements Executive {

    private RedBlackTree<Long> list = new RedBlackTree<>();
    private final IdentityHashMap<Event, Entry> armed = new IdentityHashMap<>();
    private long now;
    private long sequence;
    private boolean stopped;

    /** An event in the list; DSOL's own {@code compareTo} orders it by time, priority and id. */
    private record Entry(Event event, long time, short priority, long place) implements SimEventInterface<Long> {

        @Override
        public void execute() {
            event.fire();
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

    @Override
    public Scheduler scheduler() {
        return this;
    }

    @Override
    public Completion run(Runnable model, long endNanos, @Nullable BooleanSupplier stopEarly) {
        reset();
        model.run();
        long last = 0;
        long count = 0;
        while (!stopped && !list.isEmpty() && list.first().getAbsoluteExecutionTime() <= endNanos) {
            Entry first = (Entry) list.removeFirst();
            armed.remove(first.event());
            first.event().disarm();
            now = first.time();
            last = now;
            count++;
            first.execute();
        }
        boolean early = stopped;
        if (!early && endNanos != NEVER) {
            now = endNanos;
        }
        return new Completion(last, count, early);
    }

    private void reset() {
        armed.keySet().forEach(Event::disarm);
        armed.clear();
        list = new RedBlackTree<>();
        now = 0;
        sequence = 0;
        stopped = false;
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public void arm(Event event, long delayNanos) {
        armTimer(event, delayNanos, TimerModel.EXACT);
    }

    @Override
    public void armTimer(Event event, long delayNanos, TimerModel model) {
        if (event.isArmed()) {
            throw new IllegalStateException("armed already");
        }
        long time = model.fireAt(now, delayNanos);
        long place = model.place(now, delayNanos, sequence++);
        Entry entry = new Entry(event, time, (short) event.priority(), place);
        event.time = time;
        event.position = 0;
        armed.put(event, entry);
        list.add(entry);
    }

    @Override
    public boolean cancel(Event event) {
        Entry entry = armed.remove(event);
        if (entry == null) {
            return false;
        }
        event.disarm();
        return list.remove(entry);
    }
}
