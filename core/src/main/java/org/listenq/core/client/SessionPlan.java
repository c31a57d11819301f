package org.listenq.core.client;

import static com.google.common.base.Preconditions.checkArgument;

import org.listenq.core.engine.Distribution;

/**
 * What a user does one connection after the other.
 *
 * @param connects how many connections each user makes; failures that are retried do not count
 * @param think how long a user waits after one is over before the next
 * @param retry what happens when one fails
 */
public record SessionPlan(int connects, Distribution think, RetryPlan retry) {

    /** One connection, no retry. */
    public static final SessionPlan SINGLE = new SessionPlan(1, u -> 0, RetryPlan.NONE);

    public SessionPlan {
        checkArgument(connects >= 1, "%s connects", connects);
    }

    boolean isSingle() {
        return connects == 1 && retry.maxAttempts() == 1;
    }
}
