package org.listenq.core.engine.dsol;

import nl.tudelft.simulation.dsol.model.AbstractDsolModel;
import org.jspecify.annotations.Nullable;

/** A DSOL model whose construction is to arm the first events. */
final class ArmingModel extends AbstractDsolModel<Long, ListenqSimulator> {

    private @Nullable Runnable firstEvents;

    ArmingModel(ListenqSimulator simulator) {
        super(simulator);
    }

    /** Names what arms the first events of the next replication; null for nothing. */
    void setFirstEvents(@Nullable Runnable firstEvents) {
        this.firstEvents = firstEvents;
    }

    @Override
    public void constructModel() {
        if (firstEvents != null) {
            firstEvents.run();
        }
    }
}
