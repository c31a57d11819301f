package org.listenq.core.listener.policy;

import static org.listenq.core.trace.BsdCounters.CONNECTS;
import static org.listenq.core.trace.BsdCounters.DROPS;
import static org.listenq.core.trace.BsdCounters.KEEP_DROPS;
import static org.listenq.core.trace.BsdCounters.KEEP_TIMEOUT;
import static org.listenq.core.trace.BsdCounters.REXMT_TIMEOUT;
import static org.listenq.core.trace.BsdCounters.TIMEOUT_DROP;

import org.listenq.core.trace.CounterSet;

/**
 * Which counters an entry of a Berkeley-derived incomplete queue moves.
 *
 * @param complete its handshake is completed
 * @param reset its client resets it
 * @param resend its retransmission timer fires
 * @param exhausted its retransmission timer has fired for the last time
 * @param keep its keep timer ends it
 */
record BsdEntryCounters(
        CounterSet complete, CounterSet reset, CounterSet resend, CounterSet exhausted, CounterSet keep) {

    /** The textbook counts nothing. */
    static final BsdEntryCounters NONE =
            new BsdEntryCounters(CounterSet.NONE, CounterSet.NONE, CounterSet.NONE, CounterSet.NONE, CounterSet.NONE);

    /** 4.4BSD-Lite2: netinet/tcp_input.c, tcp_timer.c tcp_timers, tcp_subr.c tcp_drop. */
    static final BsdEntryCounters BSD44 = new BsdEntryCounters(
            CounterSet.of(CONNECTS),
            CounterSet.of(DROPS),
            CounterSet.of(REXMT_TIMEOUT),
            CounterSet.of(TIMEOUT_DROP, DROPS),
            CounterSet.of(KEEP_TIMEOUT, KEEP_DROPS, DROPS));
}
