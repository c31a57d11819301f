package org.listenq.core.listener;

/** What a policy may see of one entry of the incomplete queue. Times are nanoseconds since the start of the run. */
public interface HalfOpenView {

    /** When the entry was made. */
    long createdAt();

    /** How often its timer has fired and was counted (Linux: {@code num_timeout}). */
    int timeouts();

    /** How often its SYN-ACK was retransmitted and counted (Linux: {@code num_retrans}). */
    int retransmissions();

    /** Whether its handshake was acknowledged once (Linux: {@code acked}). */
    boolean acknowledged();

    /** Whether its handshake is complete and it waits here for room (Solaris) or data (FreeBSD accept filters). */
    boolean deferred();

    /** How many bytes have come in order while it is deferred. */
    int unread();

    /** Whether it is deferred and its client's FIN has come in order. */
    boolean ended();

    /** When it was last answered out of turn, or {@link Long#MIN_VALUE} (Linux: {@code last_oow_ack_time}). */
    long answeredAt();

    /** Whether its second deadline still counts (4.4BSD's and XNU's keep timer). */
    boolean keepArmed();

    /**
     * Names the initial sequence number that the server chose; compare with {@link
     * org.listenq.core.segment.Segment#peerIss()}.
     */
    int iss();

    /** When its timer fires next, or {@link Long#MAX_VALUE}. */
    long timerAt();
}
