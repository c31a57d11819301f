package org.listenq.output.plot;

import com.google.common.base.Preconditions;
import com.google.common.primitives.ImmutableLongArray;

/**
 * One series of points.
 *
 * @param name in the legend
 * @param style how it is drawn
 * @param colour number of its colour, from 0; equal numbers look alike
 * @param x nanoseconds, or billionths of a place on an axis of names; never falling
 * @param y millionths of the unit of the y axis
 * @param half half widths of the intervals around them, {@link #UNKNOWN} where there is none; empty without intervals
 */
record Curve(
        String name, Style style, int colour, ImmutableLongArray x, ImmutableLongArray y, ImmutableLongArray half) {

    /** Half width of an interval that one value alone does not have. */
    static final long UNKNOWN = -1;

    /** How a series is drawn. */
    enum Style {
        /** Each point holds until the next. */
        STEPS("steps"),
        /** A bound that others keep to: steps, dashed. */
        LIMIT("steps"),
        /** Each point by itself. */
        POINTS("points"),
        /** Something that went wrong, by itself. */
        CROSSES("points"),
        /** The area below the steps. */
        BARS("fillsteps"),
        /** A column with an interval at its top. */
        INTERVALS("yerrorbars pointtype 7");

        private final String gnuplot;

        Style(String gnuplot) {
            this.gnuplot = gnuplot;
        }

        /** The style of gnuplot that comes closest. */
        String gnuplot() {
            return gnuplot;
        }
    }

    Curve(String name, Style style, int colour, ImmutableLongArray x, ImmutableLongArray y) {
        this(name, style, colour, x, y, ImmutableLongArray.of());
    }

    Curve {
        Preconditions.checkArgument(x.length() == y.length(), "%s times for %s values", x.length(), y.length());
    }
}
