package org.listenq.scenarios.recorded;

import com.google.common.collect.ImmutableList;
import org.listenq.core.trace.Counter;
import org.listenq.core.trace.LinuxCounters;

/**
 * One counter of one host as recorded beside the same in the model.
 *
 * @param host the host
 * @param counter its name
 * @param recorded how far it moved in each run, once where all agree
 * @param model how far it moved in the model
 */
public record CounterComparison(String host, String counter, ImmutableList<Long> recorded, long model) {

    /** The counters that both sides can tell. */
    static final ImmutableList<Counter> COUNTERS = ImmutableList.of(
            LinuxCounters.LISTEN_OVERFLOWS,
            LinuxCounters.LISTEN_DROPS,
            LinuxCounters.REQ_Q_FULL_DROP,
            LinuxCounters.REQ_Q_FULL_DO_COOKIES,
            LinuxCounters.SYNCOOKIES_SENT,
            LinuxCounters.SYNCOOKIES_RECV,
            LinuxCounters.SYNCOOKIES_FAILED,
            LinuxCounters.TIMEOUTS,
            LinuxCounters.SYN_RETRANS,
            LinuxCounters.EMBRYONIC_RSTS,
            LinuxCounters.PASSIVE_OPENS,
            LinuxCounters.ATTEMPT_FAILS,
            LinuxCounters.DEFER_ACCEPT_DROP,
            LinuxCounters.ACK_SKIPPED_SYN_RECV);

    /** Whether all recorded runs agree. */
    public boolean settled() {
        return recorded.size() == 1;
    }

    /** Whether the model moves it as far as the first run. */
    public boolean same() {
        return recorded.get(0) == model;
    }
}
