package org.listenq.core.link;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * A time without network: whatever is sent in it is lost. What was sent before and is still on its way arrives.
 *
 * @param fromNanos first instant of it
 * @param toNanos first instant after it
 */
public record Blackout(long fromNanos, long toNanos) {

    public Blackout {
        checkArgument(0 <= fromNanos && fromNanos <= toNanos, "blackout from %s ns to %s ns", fromNanos, toNanos);
    }

    boolean covers(long nanos) {
        return fromNanos <= nanos && nanos < toNanos;
    }
}
