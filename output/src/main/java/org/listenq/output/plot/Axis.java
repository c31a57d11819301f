package org.listenq.output.plot;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * An axis and the part of it that is shown.
 *
 * @param label its name and unit
 * @param column name of its column in the table of the data
 * @param min where it begins, in its unit
 * @param max where it ends
 * @param logarithmic whether equal distances are equal factors; {@code min} is above 0 then
 * @param names what stands at 0, 1, 2 ... of an axis of names; none on one of numbers
 */
record Axis(String label, String column, double min, double max, boolean logarithmic, ImmutableList<String> names) {

    Axis(String label, String column, double min, double max, boolean logarithmic) {
        this(label, column, min, max, logarithmic, ImmutableList.of());
    }

    /** Returns an axis with {@code names} at equal distances. */
    static Axis named(String label, List<String> names) {
        return new Axis(label, label, -0.5, names.size() - 0.5, false, ImmutableList.copyOf(names));
    }

    /** Whether names stand on it. */
    boolean isNamed() {
        return !names.isEmpty();
    }

    static Axis linear(String label, String column, double max) {
        return new Axis(label, column, 0, max > 0 ? max : 1, false);
    }

    /** Returns a logarithmic axis from the power of ten at or below {@code least} to the one above {@code most}. */
    static Axis logarithmic(String label, String column, double least, double most) {
        double min = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(least)));
        double max = StrictMath.pow(10, StrictMath.ceil(StrictMath.log10(most)));
        return new Axis(label, column, min, Math.max(max, 10 * min), true);
    }
}
