package org.listenq.output.saved;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.listenq.core.trace.Cause;

/**
 * What {@code summary.json} says of a run.
 *
 * @param run its name
 * @param policy under which the server listened
 * @param seed the root seed
 * @param endNanos when it ended
 * @param listeners its listening sockets
 * @param causes the causes it met, with their meanings and sources; a name may stand more than once
 */
public record SavedSummary(
        String run,
        String policy,
        long seed,
        long endNanos,
        ImmutableList<Socket> listeners,
        ImmutableList<Cause> causes) {

    /** A listening socket and its limits. */
    public record Socket(String name, int port, long backlog, Bound incomplete, Bound completed, Bound sum) {}

    /**
     * A limit.
     *
     * @param connections the most that it lets in, -1 without one
     * @param formula how the system derives it
     * @param binding the term that decides
     */
    public record Bound(long connections, String formula, String binding) {}

    /** Returns the title of texts about it: {@code name under policy, seed 1}. */
    public String title() {
        return run + " under " + policy + ", seed " + seed;
    }

    /** Returns the listening socket called {@code name}. */
    public Optional<Socket> listener(String name) {
        return listeners.stream().filter(socket -> socket.name().equals(name)).findFirst();
    }

    /** Returns the first cause called {@code name}; one without meaning if the summary does not tell of it. */
    public Cause cause(String name) {
        return causes.stream()
                .filter(cause -> cause.name().equals(name))
                .findFirst()
                .orElse(new Cause(name, "", ""));
    }
}
