package org.listenq.core.client.stack;

import com.google.common.collect.ImmutableList;
import org.listenq.core.client.ClientCounters;
import org.listenq.core.client.ClientStack;
import org.listenq.core.established.EstablishedRules;
import org.listenq.core.segment.SynOptions;

/**
 * The active side of a system whose SYN schedule is a table.
 *
 * @param intervals nanoseconds from one SYN to the next; the last one stands for all that follow
 * @param patience nanoseconds from the first SYN to ETIMEDOUT
 * @param resetRetries how many resets are answered by one more SYN
 * @param resetPause nanoseconds from such a reset to that SYN
 * @param timestamps whether its SYN offers time stamps
 * @param synOptions the options of its SYNs
 * @param established how it behaves on an established connection
 * @param counters which counters connect() moves
 */
record TableStack(
        ImmutableList<Long> intervals,
        long patience,
        int resetRetries,
        long resetPause,
        boolean timestamps,
        SynOptions synOptions,
        EstablishedRules established,
        ClientCounters counters)
        implements ClientStack {

    @Override
    public boolean givesUp(int resent, long elapsed) {
        return elapsed >= patience;
    }

    @Override
    public long afterResend(int resent, long elapsed) {
        return Math.min(intervals.get(Math.min(resent, intervals.size() - 1)), patience - elapsed);
    }

    @Override
    public long afterReset(int resets) {
        return resets <= resetRetries ? resetPause : GIVE_UP;
    }
}
