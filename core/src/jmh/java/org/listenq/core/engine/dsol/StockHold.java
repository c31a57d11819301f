package org.listenq.core.engine.dsol;

import java.util.concurrent.Semaphore;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.Executable;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;
import nl.tudelft.simulation.dsol.model.AbstractDsolModel;
import nl.tudelft.simulation.dsol.simulators.DevsSimulator;
import nl.tudelft.simulation.dsol.simulators.SimulatorInterface;
import org.djutils.event.EventListener;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The hold model on DSOL as shipped, with lambdas. */
@State(Scope.Thread)
public abstract class StockHold {

    final Increments increments = new Increments();
    DevsSimulator<Long> simulator;
    private final Semaphore stops = new Semaphore(0);

    abstract Executable newHolder();

    /** Schedules the first events. */
    @Setup(Level.Trial)
    public void populate(HoldModelBenchmark model) {
        DsolExecutive.newSimulator("quiet");
        simulator = new DevsSimulator<>("stock");
        simulator.initialize(
                new AbstractDsolModel<>(simulator) {
                    @Override
                    public void constructModel() {}
                },
                new LocalReplication("hold", 0, 0, HoldModelBenchmark.LENGTH));
        EventListener listener = event -> stops.release();
        simulator.addListener(listener, SimulatorInterface.STOP_EVENT);
        for (int i = 0; i < model.pending; i++) {
            simulator.scheduleEventRel(increments.next(), newHolder());
        }
    }

    long runFor(long span) throws InterruptedException {
        simulator.runUpToAndIncluding(simulator.getSimulatorTime() + span);
        stops.acquire();
        return simulator.getSimulatorTime();
    }

    /** Ends the worker thread. */
    @TearDown(Level.Trial)
    public void end() {
        simulator.cleanUp();
    }

    /** Drawn delays. */
    public static class Drawn extends StockHold {

        @Override
        Executable newHolder() {
            return this::hold;
        }

        private void hold() {
            simulator.scheduleEventRel(increments.next(), this::hold);
        }
    }

    /** Drawn delays, and a timer of constant delay that each event cancels and schedules again. */
    public static class WithTimer extends StockHold {

        private final class Holder {

            private SimEventInterface<Long> timer;

            private void hold() {
                if (timer != null) {
                    simulator.cancelEvent(timer);
                }
                timer = simulator.scheduleEventRel(3 * Increments.MEAN, () -> {});
                simulator.scheduleEventRel(increments.next(), this::hold);
            }
        }

        @Override
        Executable newHolder() {
            return new Holder()::hold;
        }
    }
}
