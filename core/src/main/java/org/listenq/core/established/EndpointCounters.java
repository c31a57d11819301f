package org.listenq.core.established;

import org.listenq.core.trace.CounterSet;
import org.listenq.core.trace.LinuxCounters;

/**
 * Which counters of a host an established side moves, under the names of its system.
 *
 * @param timeout a retransmission timer fires
 * @param retransmission a segment is sent again by a timeout
 * @param probe a tail loss probe sends new data
 * @param probeRetransmission a tail loss probe sends old data
 * @param fastRetransmission a segment is sent again because of duplicate acknowledgements
 * @param giveUp the connection ends because nothing is acknowledged
 * @param challenge a SYN is answered by a challenge ACK
 * @param challengeSkipped a SYN is not answered because of the rate limit
 * @param staleSkipped another unacceptable segment is not answered because of the rate limit
 * @param resetSent a reset is sent
 * @param abort the program aborts
 * @param closeUnread the program closes without having read everything
 * @param dataAfterClose data comes after close()
 * @param lost the connection goes from ESTABLISHED or CLOSE_WAIT to nothing at once
 */
public record EndpointCounters(
        CounterSet timeout,
        CounterSet retransmission,
        CounterSet probe,
        CounterSet probeRetransmission,
        CounterSet fastRetransmission,
        CounterSet giveUp,
        CounterSet challenge,
        CounterSet challengeSkipped,
        CounterSet staleSkipped,
        CounterSet resetSent,
        CounterSet abort,
        CounterSet closeUnread,
        CounterSet dataAfterClose,
        CounterSet lost) {

    /**
     * Linux: net/ipv4/tcp_timer.c tcp_retransmit_timer and tcp_write_err, net/ipv4/tcp_output.c tcp_send_loss_probe and
     * __tcp_retransmit_skb, net/ipv4/tcp_input.c tcp_validate_incoming, net/ipv4/tcp.c __tcp_close and tcp_set_state.
     */
    public static final EndpointCounters LINUX = new EndpointCounters(
            CounterSet.of(LinuxCounters.TIMEOUTS),
            CounterSet.of(LinuxCounters.RETRANS_SEGS),
            CounterSet.of(LinuxCounters.LOSS_PROBES),
            CounterSet.of(LinuxCounters.LOSS_PROBES, LinuxCounters.RETRANS_SEGS),
            CounterSet.of(LinuxCounters.FAST_RETRANS, LinuxCounters.RETRANS_SEGS),
            CounterSet.of(LinuxCounters.ABORT_ON_TIMEOUT),
            CounterSet.of(LinuxCounters.IN_ERRS, LinuxCounters.SYN_CHALLENGE, LinuxCounters.CHALLENGE_ACK),
            CounterSet.of(LinuxCounters.IN_ERRS, LinuxCounters.SYN_CHALLENGE, LinuxCounters.ACK_SKIPPED_CHALLENGE),
            CounterSet.of(LinuxCounters.ACK_SKIPPED_SEQ),
            CounterSet.of(LinuxCounters.OUT_RSTS),
            CounterSet.of(LinuxCounters.OUT_RSTS, LinuxCounters.ABORT_ON_DATA),
            CounterSet.of(LinuxCounters.OUT_RSTS, LinuxCounters.ABORT_ON_CLOSE),
            CounterSet.of(LinuxCounters.OUT_RSTS, LinuxCounters.ABORT_ON_DATA),
            CounterSet.of(LinuxCounters.ESTAB_RESETS));
}
