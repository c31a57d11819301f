package org.listenq.core.link;

import static com.google.common.base.Preconditions.checkArgument;

import org.listenq.core.engine.RandomStreams;
import org.listenq.core.segment.Segment;

/** A stream of addressed chance in which every segment of a direction has one number of its own. */
final class Chance {

    private final long stream;

    Chance(RandomStreams streams, String name) {
        stream = streams.stream(name);
    }

    /** Returns the segment's number in the open interval (0, 1). */
    double of(Segment segment) {
        return of(segment.connection().key(), segment.nth());
    }

    /** Returns the number of the {@code nth} segment of a connection. */
    double of(long key, int nth) {
        return RandomStreams.uniform(stream, key, nth);
    }

    static double checkProbability(double probability) {
        checkArgument(probability >= 0 && probability <= 1, "probability %s is not from 0 to 1", probability);
        return probability;
    }
}
