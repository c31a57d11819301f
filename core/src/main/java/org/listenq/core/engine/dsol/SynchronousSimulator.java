package org.listenq.core.engine.dsol;

import ch.qos.logback.classic.Level;
import java.util.ArrayList;
import java.util.List;
import nl.tudelft.simulation.dsol.SimRuntimeException;
import nl.tudelft.simulation.dsol.experiment.Replication;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.LambdaSimEvent;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEvent;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;
import nl.tudelft.simulation.dsol.model.DsolModel;
import nl.tudelft.simulation.dsol.simulators.DevsSimulator;
import nl.tudelft.simulation.dsol.simulators.ErrorStrategy;
import nl.tudelft.simulation.dsol.simulators.ReplicationState;
import nl.tudelft.simulation.dsol.simulators.RunState;
import nl.tudelft.simulation.dsol.simulators.SimulatorInterface;
import org.djutils.exceptions.Throw;
import org.jspecify.annotations.Nullable;
import org.listenq.core.engine.Clockwork;

/**
 * The states of DSOL's simulator without its worker thread: runs and steps happen in the caller's thread and return
 * when the run has stopped.
 *
 * <p>Mirrors {@code Simulator} and {@code DevsSimulator} of DSOL 4.3.2, with the work of {@code
 * SimulatorWorkerThread.run} in {@link #startImpl}. What an event throws reaches the caller of {@code start()} (error
 * strategy WARN_AND_THROW, which DSOL cannot get out of its worker) and leaves the state STOPPED; the other
 * strategies work as in DSOL.
 */
abstract class SynchronousSimulator extends DevsSimulator<Long> {

    private static final short WARMUP_PRIORITY = SimEventInterface.MAX_PRIORITY + 1;
    private static final short END_PRIORITY = SimEventInterface.MIN_PRIORITY - 1;

    /** Clock and calendar; the field {@code simulatorTime} follows it only where DSOL's code may look. */
    protected final Clockwork clockwork = new Clockwork();

    private final List<SimEvent<Long>> initialCalls = new ArrayList<>();
    private boolean used;
    private volatile boolean stopRequested;
    private @Nullable Throwable failure;

    /** Makes a simulator; callers hold a lock, because DSOL rebuilds a global logger category here. */
    protected SynchronousSimulator(String id) {
        super(id);
        eventList = new Calendar(clockwork, this::refreshClock);
        setErrorStrategy(ErrorStrategy.WARN_AND_THROW, Level.OFF);
    }

    /** As {@code DevsSimulator.initialize}; times are nanoseconds and not negative. */
    @Override
    public void initialize(
            DsolModel<Long, ? extends SimulatorInterface<Long>> newModel,
            Replication<Long> newReplication,
            boolean cleanUp) {
        Throw.whenNull(newModel, "Simulator.initialize: model cannot be null");
        Throw.whenNull(newReplication, "Simulator.initialize: replication cannot be null");
        Throw.when(isStartingOrRunning(), SimRuntimeException.class, "Cannot initialize a running simulator");
        Throw.when(newReplication.getStartTime() < 0, SimRuntimeException.class, "Cannot start before time 0");
        if (used && cleanUp) {
            cleanUp();
        }
        used = true;
        replication = newReplication;
        model = newModel;
        failure = null;
        eventList.clear();
        clockwork.reset(newReplication.getStartTime());
        refreshClock();
        populate();
    }

    /** Has the model schedule its first events, then schedules the two events of every replication. */
    private void populate() {
        model.getOutputStatistics().clear();
        model.constructModel();
        runState = RunState.INITIALIZED;
        replicationState = ReplicationState.INITIALIZED;
        runflag = false;
        initialCalls.forEach(SimEvent::execute);
        scheduleEvent(new LambdaSimEvent<>(replication.getWarmupTime(), WARMUP_PRIORITY, this::warmup));
        scheduleEvent(new LambdaSimEvent<>(replication.getEndTime(), END_PRIORITY, this::endReplication));
    }

    @Override
    public void addScheduledMethodOnInitialize(Object target, String method, Object[] arguments) {
        initialCalls.add(new SimEvent<>(0L, target, method, arguments));
    }

    /**
     * As {@code Simulator.startImpl} and {@code SimulatorWorkerThread.run} in one; returns when the run has stopped.
     */
    @Override
    public void startImpl() {
        refuseStart();
        stopRequested = false;
        runState = RunState.STARTING;
        if (replicationState == ReplicationState.INITIALIZED) {
            fireTimedEvent(Replication.START_REPLICATION_EVENT, null, getSimulatorTime());
            replicationState = ReplicationState.STARTED;
        }
        fireEvent(SimulatorInterface.STARTING_EVENT, null);
        runState = RunState.STARTED;
        try {
            fireTimedEvent(SimulatorInterface.START_EVENT);
            run();
        } finally {
            stopped();
        }
        finishIfEnding();
    }

    private void refuseStart() {
        Throw.when(isStartingOrRunning(), SimRuntimeException.class, "Cannot start a running simulator");
        Throw.when(isStopping(), SimRuntimeException.class, "Cannot start a stopping (not stopped yet) simulator");
        Throw.when(
                replication == null, SimRuntimeException.class, "Cannot start a simulator without replication details");
        Throw.when(!isInitialized(), SimRuntimeException.class, "Cannot start an uninitialized simulator");
        Throw.when(
                !isInReplication(),
                SimRuntimeException.class,
                "State of the replication should be INITIALIZED or STARTED to run a simulation");
        Throw.when(
                clockwork.now() >= replication.getEndTime(),
                SimRuntimeException.class,
                "Cannot start simulator : simulatorTime >= runLength");
    }

    /** As the worker does after {@code run()}; an event may have cleaned up the simulator, which is left so. */
    private void stopped() {
        if (isInitialized()) {
            runState = RunState.STOPPED;
            fireTimedEvent(SimulatorInterface.STOP_EVENT);
        }
    }

    private void finishIfEnding() {
        if (replicationState == ReplicationState.ENDING) {
            replicationState = ReplicationState.ENDED;
            runState = RunState.ENDED;
            fireTimedEvent(Replication.END_REPLICATION_EVENT);
        }
    }

    @Override
    public void step() {
        super.step();
        finishIfEnding();
    }

    @Override
    protected void stopImpl() {
        super.stopImpl();
        requestStop();
    }

    /** Ends the run after the event that is firing, without a message to listeners; any thread may call it. */
    void requestStop() {
        stopRequested = true;
        clockwork.halt();
    }

    /** Whether the run is to go on; unless it is not, the clockwork is ready to run. */
    protected boolean mayRun() {
        clockwork.release();
        return !stopRequested && isStartingOrRunning();
    }

    /** As {@code Simulator.endReplication} and {@code DevsSimulator.endReplication}, without the warning. */
    @Override
    public void endReplication() {
        Throw.when(
                !isInitialized(),
                SimRuntimeException.class,
                "Cannot end the replication of an uninitialized simulator");
        Throw.when(
                !isInReplication(),
                SimRuntimeException.class,
                "State of the replication should be INITIALIZED or STARTED to end it");
        replicationState = ReplicationState.ENDING;
        boolean running = isStartingOrRunning();
        if (clockwork.now() < replication.getEndTime() && replication.getStoppingCondition() == null) {
            clockwork.moveTo(replication.getEndTime());
        }
        refreshClock();
        eventList.clear();
        if (running) {
            stopImpl();
        } else if (!isStopping()) {
            finishIfEnding();
        }
    }

    private boolean isInReplication() {
        return replicationState == ReplicationState.INITIALIZED || replicationState == ReplicationState.STARTED;
    }

    @Override
    public void cleanUp() {
        super.cleanUp();
        used = false;
    }

    /** As {@code Simulator.checkStoppingCondition}, without a box for the time. */
    @Override
    protected void checkStoppingCondition() {
        var condition = replication.getStoppingCondition();
        if (condition != null && clockwork.now() > replication.getWarmupTime() && condition.test(model)) {
            endReplication();
        }
    }

    @Override
    public Long getSimulatorTime() {
        refreshClock();
        return simulatorTime;
    }

    /** Brings the boxed time, which DSOL's own code reads, up to the clock. */
    protected final void refreshClock() {
        if (simulatorTime == null || simulatorTime != clockwork.now()) {
            simulatorTime = clockwork.now();
        }
    }

    /** Keeps what ended the run. */
    protected final void remember(Throwable thrown) {
        failure = thrown;
    }

    /** Returns what the last failing event of this replication threw, null if none did. */
    final @Nullable Throwable failure() {
        return failure;
    }
}
