package org.listenq.core.engine;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs models, one after the other, in the caller's thread.
 *
 * <p>An executive belongs to one thread; several of them do not disturb each other. Starting a further run costs
 * microseconds, making an executive costs a tenth of a second in a fresh JVM: keep it.
 */
public interface Executive {

    /** End time of a run that ends when nothing is left to happen. */
    long NEVER = Long.MAX_VALUE;

    /** Returns the clock and calendar of the present run, the same object in every run. */
    Scheduler scheduler();

    /**
     * Runs a model from time 0 to {@code endNanos} inclusive.
     *
     * @param model arms the first events
     * @param endNanos when to end; {@link #NEVER} runs until nothing is left
     * @param stopEarly asked after every event later than time 0 whether to end now; null for never
     * @throws SimulationFailure if the model or an event throws anything; the executive stays usable
     * @throws IllegalArgumentException if {@code endNanos} is not positive
     * @throws IllegalStateException if a run is going on
     */
    Completion run(Runnable model, long endNanos, @Nullable BooleanSupplier stopEarly);

    /** As {@link #run(Runnable, long, BooleanSupplier)} without a condition to stop early. */
    default Completion run(Runnable model, long endNanos) {
        return run(model, endNanos, null);
    }

    /** Ends the present run after the event that is firing; any thread may call it. */
    void stop();
}
