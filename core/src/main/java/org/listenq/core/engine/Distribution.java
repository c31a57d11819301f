package org.listenq.core.engine;

/** A distribution of durations, given by its inverse. */
@FunctionalInterface
public interface Distribution {

    /**
     * Returns the duration in nanoseconds, at least 0, below which lies the share {@code u} of all. Computed with
     * {@link StrictMath}, so it is the same on every machine.
     *
     * @param u in the open interval (0, 1)
     */
    long at(double u);
}
