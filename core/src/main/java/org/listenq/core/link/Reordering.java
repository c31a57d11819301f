package org.listenq.core.link;

import org.listenq.core.engine.Distribution;
import org.listenq.core.engine.Distributions;

/**
 * Segments that others overtake: with this probability a segment is held back before its delay.
 *
 * @param probability from 0 to 1
 * @param extra how long it is held back
 */
public record Reordering(double probability, Distribution extra) {

    /** Nothing is held back. */
    public static final Reordering NONE = new Reordering(0, Distributions.constant(0));

    public Reordering {
        Chance.checkProbability(probability);
    }
}
