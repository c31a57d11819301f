package org.listenq.core.engine;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that an event threw, with what is needed to see it again: simulated time, scenario, policy and seed.
 *
 * <p>The engine knows the time only; callers add the rest with {@link #in}.
 */
public final class SimulationFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final long timeNanos;
    private final @Nullable String circumstances;

    /** Keeps {@code cause}, thrown at {@code timeNanos}. */
    public SimulationFailure(long timeNanos, Throwable cause) {
        this(timeNanos, null, cause);
    }

    private SimulationFailure(long timeNanos, @Nullable String circumstances, Throwable cause) {
        super(cause);
        this.timeNanos = timeNanos;
        this.circumstances = circumstances;
    }

    /** Returns the same failure with the run named. */
    public SimulationFailure in(String scenario, String policy, long seed) {
        String named = "scenario " + scenario + ", policy " + policy + ", seed " + seed;
        SimulationFailure failure = new SimulationFailure(timeNanos, named, thrown());
        failure.setStackTrace(getStackTrace());
        return failure;
    }

    /** Returns the simulated time, in nanoseconds, at which it happened. */
    public long timeNanos() {
        return timeNanos;
    }

    /** Returns what the event threw. */
    @SuppressWarnings("NullAway") // every constructor sets the cause
    public Throwable thrown() {
        return getCause();
    }

    @Override
    public String getMessage() {
        String seconds =
                String.format(Locale.ROOT, "%d.%09d", timeNanos / NANOS_PER_SECOND, timeNanos % NANOS_PER_SECOND);
        String where = circumstances == null ? "" : " (" + circumstances + ")";
        return "at " + seconds + " s" + where + ": " + thrown();
    }
}
