package org.listenq.core.engine.dsol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.tudelft.simulation.dsol.experiment.Replication;
import nl.tudelft.simulation.dsol.experiment.SingleReplication;
import nl.tudelft.simulation.dsol.model.AbstractDsolModel;
import nl.tudelft.simulation.dsol.simulators.DevsSimulator;
import nl.tudelft.simulation.dsol.simulators.DevsSimulatorInterface;
import org.djutils.event.Event;
import org.djutils.event.EventListener;
import org.junit.jupiter.api.Test;

/** The build leaves out jars that DSOL asks for; this shows that a replication does not need them. */
class DsolClassPathTest {

    @Test
    void dsolWithoutItsDrawingAndFileJars_oneReplication_runsToItsEnd() throws Exception {
        DevsSimulator<Long> simulator = new DevsSimulator<>("smoke");
        Ticks model = new Ticks(simulator);
        simulator.initialize(model, new SingleReplication<>("replication", 0L, 0L, 100L));
        CountDownLatch done = new CountDownLatch(1);
        simulator.addListener(
                new EventListener() {
                    @Override
                    public void notify(Event event) {
                        done.countDown();
                    }
                },
                Replication.END_REPLICATION_EVENT);
        simulator.start();
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        simulator.cleanUp();
        assertThat(model.times).containsExactly(0L, 30L, 60L, 90L);
    }

    /** Notes the time every 30 ns. */
    private static final class Ticks extends AbstractDsolModel<Long, DevsSimulatorInterface<Long>> {
        final List<Long> times = new ArrayList<>();

        Ticks(DevsSimulatorInterface<Long> simulator) {
            super(simulator);
        }

        @Override
        public void constructModel() {
            getSimulator().scheduleEventRel(0L, this::tick);
        }

        private void tick() {
            times.add(getSimulator().getSimulatorTime());
            getSimulator().scheduleEventRel(30L, this::tick);
        }
    }
}
