package org.listenq.core.listener.policy;

import org.listenq.core.listener.Verdict;

/** When a SYN-ACK is sent again, by a table, and what happens when the table ends. */
final class SynAckTimer {

    private static final long MILLI = 1_000_000;

    private final long first;
    private final Verdict[] steps;

    /**
     * Makes it from times between firings.
     *
     * @param millis from the first SYN-ACK to the first firing, then from each to the next; at the last it is over
     * @param again what every firing but the last does
     * @param over what the last does
     */
    SynAckTimer(long[] millis, Verdict again, Verdict over) {
        first = millis[0] * MILLI;
        steps = new Verdict[millis.length];
        for (int i = 0; i + 1 < millis.length; i++) {
            steps[i] = again.timer(millis[i + 1] * MILLI);
        }
        steps[millis.length - 1] = over;
    }

    /** Returns {@code admit} with the first timer. */
    Verdict start(Verdict admit) {
        return admit.timer(first);
    }

    /** Returns what the firing after {@code done} others does. */
    Verdict fire(int done) {
        return steps[Math.min(done, steps.length - 1)];
    }
}
