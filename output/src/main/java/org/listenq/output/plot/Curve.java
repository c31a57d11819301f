package org.listenq.output.plot;

import com.google.common.base.Preconditions;
import com.google.common.primitives.ImmutableLongArray;

/**
 * One series of points.
 *
 * @param name in the legend
 * @param style how it is drawn
 * @param colour number of its colour, from 0; equal numbers look alike
 * @param x nanoseconds, never falling
 * @param y millionths of the unit of the y axis
 */
record Curve(String name, Style style, int colour, ImmutableLongArray x, ImmutableLongArray y) {

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
        BARS("fillsteps");

        private final String gnuplot;

        Style(String gnuplot) {
            this.gnuplot = gnuplot;
        }

        /** The style of gnuplot that comes closest. */
        String gnuplot() {
            return gnuplot;
        }
    }

    Curve {
        Preconditions.checkArgument(x.length() == y.length(), "%s times for %s values", x.length(), y.length());
    }
}
