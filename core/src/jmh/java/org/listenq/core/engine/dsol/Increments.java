package org.listenq.core.engine.dsol;

import java.util.SplittableRandom;

/**
 * Exponential increments of mean 1 s, drawn beforehand, so that a benchmark measures the engine and not the drawing.
 */
final class Increments {

    static final long MEAN = 1_000_000_000L;

    private static final int COUNT = 1 << 12;

    private final long[] table = new long[COUNT];
    private int next;

    Increments() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < COUNT; i++) {
            table[i] = (long) (-Math.log(1 - random.nextDouble()) * MEAN);
        }
    }

    long next() {
        return table[next++ & (COUNT - 1)];
    }
}
