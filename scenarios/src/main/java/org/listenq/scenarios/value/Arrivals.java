package org.listenq.scenarios.value;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableLongArray;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** When the clients of a group call connect() for the first time. */
public sealed interface Arrivals {

    /** The keys that are taken; what a plugin brings has another. */
    ImmutableList<String> KEYS = ImmutableList.of("at-once", "at", "every", "poisson", "file", "from", "until");

    /** All at the same time. */
    record AtOnce(Duration at) implements Arrivals {}

    /** Each at its own time; the times may stand in any order. */
    record At(ImmutableList<Duration> times) implements Arrivals {}

    /** One every {@code interval}, the first at {@code from}, none at or after {@code until}. */
    record Every(Duration interval, Duration from, Optional<Duration> until) implements Arrivals {}

    /** Independent of each other at a constant rate after {@code from} and before {@code until}. */
    record Poisson(Rate rate, Duration from, Optional<Duration> until) implements Arrivals {}

    /** At the times that a file lists. */
    record Listed(TimeFile file) implements Arrivals {}

    /**
     * As in a packet capture.
     *
     * @param file the capture, and when each client connects, in order
     * @param port only connections to this port were taken; empty for all
     * @param delays how long each client's segments take one way, in nanoseconds; empty if the capture does not tell
     */
    record Captured(TimeFile file, OptionalInt port, ImmutableLongArray delays) implements Arrivals {}

    /** As a plugin says. */
    record Plugin(Provided process) implements Arrivals {}
}
