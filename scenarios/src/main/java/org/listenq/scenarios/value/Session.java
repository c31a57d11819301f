package org.listenq.scenarios.value;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * How a client goes on from one connection to the next.
 *
 * @param connects how many connections it makes, one after the other
 * @param think the pause between the end of one and the next
 * @param retry what it does after a connect() that failed; empty for nothing
 */
public record Session(int connects, DurationDistribution think, Optional<Retry> retry) {

    /**
     * New tries after a failed connect().
     *
     * @param initial the pause before the first new try
     * @param factor how much longer each further pause is
     * @param cap the longest pause
     * @param attempts how many new tries
     */
    public record Retry(Duration initial, BigDecimal factor, Duration cap, int attempts) {

        public Retry {
            factor = Decimals.plain(factor);
        }
    }
}
