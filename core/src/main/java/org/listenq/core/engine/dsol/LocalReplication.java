package org.listenq.core.engine.dsol;

import nl.tudelft.simulation.dsol.experiment.Replication;

/**
 * A replication that is not entered in DSOL's naming context, where every {@code SingleReplication} leaves a trace
 * for ever.
 */
final class LocalReplication extends Replication<Long> {

    /** Makes a replication from {@code start} to {@code start + length}, both in nanoseconds. */
    LocalReplication(String id, long start, long warmup, long length) {
        super(id, start, warmup, length);
    }
}
