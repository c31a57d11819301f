package org.listenq.core.engine;

import java.nio.charset.StandardCharsets;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The chance of one replication, all of it derived from one root seed.
 *
 * <p>Addressed chance is a function of what it is about, not of how often it was asked before: two policies under
 * one seed meet
 * the same weather however many segments each of them sends. Sequential streams serve where the order of draws does not
 * depend on the policy.
 */
public final class RandomStreams {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double ULP = 0x1.0p-53;

    private final long root;

    /** Derives everything from {@code rootSeed} and the number of the replication. */
    public RandomStreams(long rootSeed, long replication) {
        this.root = mix(mix(rootSeed) + replication);
    }

    /** Returns the number of the stream called {@code name}, for {@link #uniform}. */
    public long stream(String name) {
        long hash = root;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = mix(hash ^ b);
        }
        return hash;
    }

    /**
     * Returns a number in the open interval (0, 1) that belongs to the {@code nth} draw for {@code key} in a stream.
     */
    public static double uniform(long stream, long key, long nth) {
        return ((bits(stream, key, nth) >>> 12) + 0.5) * (2 * ULP);
    }

    /** Returns 64 random bits that belong to the {@code nth} draw for {@code key} in a stream. */
    public static long bits(long stream, long key, long nth) {
        return mix(mix(stream ^ key) + nth * GOLDEN);
    }

    /** Returns the generator of the stream called {@code name}, to be drawn from in order. */
    public UniformRandomProvider sequential(String name) {
        return RandomSource.XO_RO_SHI_RO_128_PP.create(stream(name));
    }

    /** Returns the identity that two things together have. */
    public static long key(long a, long b) {
        return mix(mix(a) ^ b);
    }

    /** The identities that one thing has together with others: {@link #key} with the first part prepared. */
    public static final class Identities {

        private final long mixed;

        /** Takes the first part. */
        public Identities(long a) {
            this.mixed = mix(a);
        }

        /** Returns {@code key(a, b)}. */
        public long with(long b) {
            return mix(mixed ^ b);
        }
    }

    /** Returns {@code value} with its bits mixed well (the finalizer of SplitMix64). */
    static long mix(long value) {
        long z = value + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
