package org.listenq.core.client.stack;

import org.listenq.core.client.ClientCounters;
import org.listenq.core.client.ClientStack;
import org.listenq.core.established.EstablishedRules;
import org.listenq.core.segment.SynOptions;
import org.listenq.core.trace.CounterSet;
import org.listenq.core.trace.LinuxCounters;

/** The active side of Linux since 3.2. */
final class LinuxStack implements ClientStack {

    /**
     * net/ipv4/tcp.c tcp_v4_connect, tcp_done; net/ipv4/tcp_timer.c tcp_write_err; net/ipv4/tcp_output.c
     * __tcp_retransmit_skb.
     */
    private static final ClientCounters COUNTERS = new ClientCounters(
            CounterSet.of(LinuxCounters.ACTIVE_OPENS),
            CounterSet.of(LinuxCounters.TIMEOUTS),
            CounterSet.of(LinuxCounters.RETRANS_SEGS, LinuxCounters.SYN_RETRANS),
            CounterSet.of(LinuxCounters.ATTEMPT_FAILS, LinuxCounters.ABORT_ON_TIMEOUT),
            CounterSet.of(LinuxCounters.ATTEMPT_FAILS),
            CounterSet.of(LinuxCounters.OUT_RSTS));

    private final LinuxSchedule schedule;
    private final boolean timestamps;
    private final EstablishedRules established;
    private final SynOptions synOptions;

    LinuxStack(LinuxSchedule schedule, boolean timestamps, EstablishedRules established, SynOptions synOptions) {
        this.schedule = schedule;
        this.timestamps = timestamps;
        this.established = established;
        this.synOptions = synOptions;
    }

    @Override
    public boolean givesUp(int resent, long elapsed) {
        return schedule.isOver(resent, elapsed);
    }

    @Override
    public long afterResend(int resent, long elapsed) {
        return schedule.interval(resent);
    }

    @Override
    public boolean timestamps() {
        return timestamps;
    }

    @Override
    public SynOptions synOptions() {
        return synOptions;
    }

    @Override
    public EstablishedRules established() {
        return established;
    }

    /**
     * net/ipv4/tcp_input.c tcp_init_transfer and tcp_try_undo_spurious_syn: more than one SYN lost costs the window.
     */
    @Override
    public int initialWindow(int resent, boolean spurious) {
        return resent > 1 && !spurious ? 1 : established.initialWindow();
    }

    @Override
    public ClientCounters counters() {
        return COUNTERS;
    }
}
