package org.listenq.core.link;

import org.listenq.core.engine.RandomStreams;

/**
 * Loss in bursts: a chain of two states that moves once per segment, each state with a probability of loss.
 *
 * <p>Every connection has a chain of its own in each direction. Its first segment finds the chain in equilibrium; the
 * n-th finds it n - 1 moves later, whatever became of those between. Bad times last 1 / {@code badToGood} segments in
 * the mean.
 *
 * <p>Sources: E. N. Gilbert, "Capacity of a Burst-Noise Channel", Bell System Technical Journal 39 (1960) 1253-1265 (no
 * loss in the good state); E. O. Elliott, "Estimates of Error Rates for Codes on Burst-Noise Channels", Bell System
 * Technical Journal 42 (1963) 1977-1997 (loss in both).
 *
 * @param goodToBad probability that a good state is followed by a bad one
 * @param badToGood probability that a bad state is followed by a good one
 * @param lossInGood probability of loss in the good state
 * @param lossInBad probability of loss in the bad state
 */
public record GilbertElliottLoss(double goodToBad, double badToGood, double lossInGood, double lossInBad)
        implements LossModel {

    public GilbertElliottLoss {
        Chance.checkProbability(goodToBad);
        Chance.checkProbability(badToGood);
        Chance.checkProbability(lossInGood);
        Chance.checkProbability(lossInBad);
    }

    /** Share of segments that find the bad state, in equilibrium; 0 when the chain never moves. */
    public double shareOfBad() {
        return goodToBad == 0 ? 0 : goodToBad / (goodToBad + badToGood);
    }

    /** Share of segments lost, in equilibrium. */
    public double shareOfLost() {
        return lossInGood + shareOfBad() * (lossInBad - lossInGood);
    }

    @Override
    public LossProcess start(RandomStreams streams, String name) {
        return new GilbertElliottProcess(this, new Chance(streams, name + "/state"), new Chance(streams, name));
    }
}
