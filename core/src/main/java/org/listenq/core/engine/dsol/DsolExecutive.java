package org.listenq.core.engine.dsol;

import ch.qos.logback.classic.Level;
import java.util.function.BooleanSupplier;
import nl.tudelft.simulation.dsol.logger.Cat;
import nl.tudelft.simulation.dsol.simulators.ReplicationState;
import org.djutils.logger.CategoryLogger;
import org.jspecify.annotations.Nullable;
import org.listenq.core.engine.Completion;
import org.listenq.core.engine.Executive;
import org.listenq.core.engine.Scheduler;
import org.listenq.core.engine.SimulationFailure;

/** The executive of ListenQ: one DSOL simulator, used for one replication after the other. */
public final class DsolExecutive implements Executive {

    /** Held while a simulator is built: DSOL's {@code SimLogger} changes global state without a lock. */
    private static final Object CONSTRUCTION = new Object();

    private final ListenqSimulator simulator;
    private final ArmingModel model;

    private DsolExecutive(ListenqSimulator simulator) {
        this.simulator = simulator;
        this.model = new ArmingModel(simulator);
    }

    /** Makes an executive; any number of threads may do so at once. */
    public static Executive create() {
        return new DsolExecutive(newSimulator("listenq"));
    }

    /** Makes a simulator and silences the messages of DSOL's own logger category. */
    static ListenqSimulator newSimulator(String id) {
        synchronized (CONSTRUCTION) {
            CategoryLogger.setLogLevel(Cat.DSOL, Level.OFF);
            return new ListenqSimulator(id);
        }
    }

    @Override
    public Scheduler scheduler() {
        return simulator.clockwork;
    }

    @Override
    public Completion run(Runnable firstEvents, long endNanos, @Nullable BooleanSupplier stopEarly) {
        if (endNanos <= 0) {
            throw new IllegalArgumentException("end time must be positive: " + endNanos);
        }
        if (simulator.isStartingOrRunning() || simulator.isStopping()) {
            throw new IllegalStateException("a run is going on");
        }
        model.setFirstEvents(firstEvents);
        try {
            replicate(endNanos, stopEarly);
        } catch (Throwable thrown) {
            Throwable failure = simulator.failure();
            throw new SimulationFailure(simulator.clockwork.now(), failure == null ? thrown : failure);
        } finally {
            model.setFirstEvents(null);
        }
        return completion(endNanos);
    }

    private void replicate(long endNanos, @Nullable BooleanSupplier stopEarly) {
        LocalReplication replication = new LocalReplication("run", 0, 0, endNanos);
        if (stopEarly != null) {
            replication.setStoppingCondition(any -> stopEarly.getAsBoolean());
        }
        simulator.initialize(model, replication);
        simulator.start();
    }

    private Completion completion(long endNanos) {
        boolean early =
                simulator.getReplicationState() != ReplicationState.ENDED || simulator.clockwork.now() < endNanos;
        return new Completion(simulator.clockwork.lastFired(), simulator.clockwork.firedCount(), early);
    }

    @Override
    public void stop() {
        simulator.requestStop();
    }
}
