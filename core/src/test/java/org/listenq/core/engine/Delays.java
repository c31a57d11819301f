package org.listenq.core.engine;

import java.util.SplittableRandom;
import java.util.function.ToLongFunction;

/** How tests draw the delays of a large calendar; most are hard on buckets of equal width. */
enum Delays {
    UNIFORM(random -> random.nextLong(1_000_000)),
    EXPONENTIAL(random -> (long) (-1e9 * Math.log(random.nextDouble()))),
    TIES(random -> 500_000L * random.nextInt(3)),
    COARSE(random -> random.nextLong(1_000) << 10),
    TWO_MODES(random -> random.nextInt(3) > 0 ? random.nextLong(1_000) : random.nextLong(1L << 42)),
    HEAVY_TAIL(random -> (long) Math.min(0x1p54, Math.pow(random.nextDouble(), -3))),
    ALL_MAGNITUDES(random -> random.nextLong() >>> (12 + random.nextInt(52))),
    WITH_LANES(random -> random.nextInt(4) == 0 ? 1_000_000L << random.nextInt(6) : random.nextLong(1L << 26));

    @SuppressWarnings("ImmutableEnumChecker") // none of them keeps anything
    private final ToLongFunction<SplittableRandom> drawing;

    Delays(ToLongFunction<SplittableRandom> drawing) {
        this.drawing = drawing;
    }

    long draw(SplittableRandom random) {
        return drawing.applyAsLong(random);
    }
}
