package org.listenq.core.established;

import org.listenq.core.engine.Event;
import org.listenq.core.engine.Scheduler;
import org.listenq.core.engine.TimerModel;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Connections;
import org.listenq.core.trace.World;

/** An event that belongs to a connection: while it is armed, it holds the connection, and until it has run. */
public abstract class HeldTimer extends Event {

    private final Scheduler scheduler;
    private final Connections connections;
    private final TimerModel model;
    private final TimerModel whileFiring;
    private Connection connection = Connection.NONE;
    private boolean firing;

    /** Makes a timer that is not armed. */
    protected HeldTimer(World world) {
        this.scheduler = world.scheduler();
        this.connections = world.connections();
        this.model = world.timers().ofTimer();
        this.whileFiring = model.whileFiring();
    }

    /** Does what is due. The connection is held until this returns. */
    protected abstract void expire();

    /** Arms it as a protocol timer of {@code of}, subject to the timer model. */
    public final void arm(Connection of, long delayNanos) {
        arm(of, delayNanos, current());
    }

    /** As {@link #arm}; if it is armed for that time already and the timer model says so, it keeps its place. */
    public final void rearm(Connection of, long delayNanos) {
        TimerModel timers = current();
        boolean stays = isArmed() && timers.keepsPlace() && time() == timers.fireAt(scheduler.now(), delayNanos);
        if (!stays) {
            disarm();
            arm(of, delayNanos, timers);
        }
    }

    private TimerModel current() {
        return firing ? whileFiring : model;
    }

    /** Arms it as something that a program of {@code of} does, at the nominal time. */
    public final void armExactly(Connection of, long delayNanos) {
        arm(of, delayNanos, TimerModel.EXACT);
    }

    private void arm(Connection of, long delayNanos, TimerModel timers) {
        scheduler.armTimer(this, delayNanos, timers);
        connections.hold(of);
        connection = of;
    }

    /**
     * Disarms it if it is armed. May be the last hold of the connection: touch the connection no more, unless
     * somebody else holds it.
     */
    public final void disarm() {
        if (isArmed() && scheduler.cancel(this)) {
            connections.release(connection);
        }
    }

    @Override
    protected final void fire() {
        Connection held = connection;
        firing = true;
        expire();
        firing = false;
        connections.release(held);
    }
}
