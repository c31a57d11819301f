package org.listenq.core.link;

import org.listenq.core.engine.RandomStreams;

/**
 * Loss without memory: each segment is lost with the same probability.
 *
 * @param probability from 0 to 1
 */
public record BernoulliLoss(double probability) implements LossModel {

    public BernoulliLoss {
        Chance.checkProbability(probability);
    }

    @Override
    public LossProcess start(RandomStreams streams, String name) {
        Chance chance = new Chance(streams, name);
        double p = probability;
        return segment -> chance.of(segment) < p;
    }
}
