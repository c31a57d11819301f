package org.listenq.core.listener;

/** A change of an entry's or a listener's memory that a verdict asks for. */
public enum Mark {
    /** The entry's handshake was acknowledged once (Linux: {@code acked}). */
    ACKED,
    /** The entry's timer has fired once more (Linux: {@code num_timeout}); the first time it stops being young. */
    COUNT_TIMEOUT,
    /** A SYN-ACK of the entry was retransmitted once more (Linux: {@code num_retrans}). */
    COUNT_RETRANSMISSION,
    /** The entry's retransmissions count from 0 again (FreeBSD, at a duplicate SYN). */
    RESET_RETRANSMISSIONS,
    /** The entry was answered now; limits on the rate of answers count from here (Linux: {@code last_oow_ack_time}). */
    ANSWERED,
    /** The entry's second deadline, the keep timer, no longer counts (4.4BSD, at a duplicate SYN). */
    DISARM_KEEP,
    /** The entry is removed as well. */
    FORGET_ENTRY,
    /** The peer is told by a reset. */
    TELL_PEER,
    /** An entry to evict was looked for; hosts count how often (XNU: {@code cur_cnt} of tcp_dropdropablreq). */
    SOUGHT_VICTIM,
    /** The listener overflowed now; cookies are honoured for a while (Linux: {@code tcp_synq_overflow}). */
    OVERFLOWED;

    /** Its bit among those that a {@link Verdict} has of marks. */
    public int bit() {
        return 1 << ordinal();
    }
}
