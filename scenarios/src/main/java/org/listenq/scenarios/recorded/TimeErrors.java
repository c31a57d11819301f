package org.listenq.scenarios.recorded;

import java.util.stream.LongStream;

/**
 * How far times of the model are from recorded ones.
 *
 * @param within1 within 1 ms
 * @param within2 within 2 ms
 * @param within5 within 5 ms
 * @param within50 within 50 ms
 */
public record TimeErrors(Share within1, Share within2, Share within5, Share within50) {

    private static final long MILLI = 1_000_000;

    static TimeErrors of(LongStream nanos) {
        long[] errors = nanos.map(Math::abs).toArray();
        return new TimeErrors(within(errors, 1), within(errors, 2), within(errors, 5), within(errors, 50));
    }

    private static Share within(long[] errors, int millis) {
        return new Share(
                LongStream.of(errors).filter(error -> error <= millis * MILLI).count(), errors.length);
    }
}
