package org.listenq.scenarios.value;

import java.math.BigDecimal;
import java.time.Duration;

/** So many events in a time, on average. */
public record Rate(BigDecimal events, Duration per) {

    public Rate {
        events = Decimals.plain(events);
    }

    /** Events in one second, as near as a double comes. */
    public double perSecond() {
        return events.doubleValue() * 1e9 / per.toNanos();
    }
}
