package org.listenq.output.plot;

import com.google.common.primitives.ImmutableLongArray;

/** Gathers the points of a curve. */
final class Points {

    /** What the values of curves count in. */
    static final long MILLION = 1_000_000;

    /** What places on axes of names count in. */
    static final long BILLION = 1_000_000_000;

    private final ImmutableLongArray.Builder x = ImmutableLongArray.builder();
    private final ImmutableLongArray.Builder y = ImmutableLongArray.builder();
    private final ImmutableLongArray.Builder half = ImmutableLongArray.builder();

    /** Adds a point at {@code nanos} with a value in millionths. */
    Points add(long nanos, long millionths) {
        x.add(nanos);
        y.add(millionths);
        return this;
    }

    /** Adds a value at {@code place} of an axis of names with the half width of its interval, in millionths. */
    Points add(int place, long millionths, long halfWidth) {
        half.add(halfWidth);
        return add(place * BILLION, millionths);
    }

    Curve curve(String name, Curve.Style style, int colour) {
        return new Curve(name, style, colour, x.build(), y.build(), half.build());
    }
}
