package org.listenq.core.link;

import com.google.common.base.Preconditions;
import com.google.common.primitives.ImmutableLongArray;
import org.listenq.core.engine.Distribution;

/**
 * Delays that belong to clients: each client's segments always take its own, and overtake those of others. As a
 * distribution it is that of a client chosen by chance.
 *
 * @param nanos delay of each client in nanoseconds, by its number in the group; further clients begin again at the
 *     first; not empty
 */
public record ClientDelays(ImmutableLongArray nanos) implements Distribution {

    public ClientDelays {
        Preconditions.checkArgument(!nanos.isEmpty(), "no delays");
    }

    @Override
    public long at(double probability) {
        long[] sorted = nanos.stream().sorted().toArray();
        return sorted[(int) Math.min(sorted.length - 1L, (long) (probability * sorted.length))];
    }

    /** Returns the delay of {@code client}. */
    long of(int client) {
        return nanos.get(client % nanos.length());
    }
}
