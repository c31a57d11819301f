package org.listenq.core.link;

import static com.google.common.base.Preconditions.checkArgument;

import org.listenq.core.engine.RandomStreams;
import org.listenq.core.segment.Segment;

/**
 * A stream of addressed chance in which every segment of a direction has one number of its own: two policies under one
 * seed meet the same weather, however many segments each of them sends.
 */
public final class Chance {

    private final long stream;

    /** Takes the stream called {@code name}; equal names give equal numbers. */
    public Chance(RandomStreams streams, String name) {
        stream = streams.stream(name);
    }

    /** Returns the segment's number in the open interval (0, 1). */
    public double of(Segment segment) {
        return of(segment.connection().key(), segment.nth());
    }

    /**
     * Returns the number, in the open interval (0, 1), of the {@code nth} segment of a connection.
     *
     * @param key the connection's {@linkplain org.listenq.core.segment.Connection#key() key}
     * @param nth counts the segments that its host sent there, from 1
     */
    public double of(long key, int nth) {
        return RandomStreams.uniform(stream, key, nth);
    }

    static double checkProbability(double probability) {
        checkArgument(probability >= 0 && probability <= 1, "probability %s is not from 0 to 1", probability);
        return probability;
    }
}
