package org.listenq.core.link;

import org.listenq.core.engine.Distribution;
import org.listenq.core.engine.Distributions;

/**
 * Segments that the network doubles: with this probability a copy follows, with a delay drawn for itself.
 *
 * @param probability from 0 to 1
 * @param extra how long the copy is held back before its delay
 */
public record Duplication(double probability, Distribution extra) {

    /** Nothing is doubled. */
    public static final Duplication NONE = new Duplication(0, Distributions.constant(0));

    public Duplication {
        Chance.checkProbability(probability);
    }
}
