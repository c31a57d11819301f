package org.listenq.core.listener;

/**
 * Options set on a listening socket.
 *
 * @param deferAcceptSeconds TCP_DEFER_ACCEPT in seconds; 0 when not set
 * @param synCount TCP_SYNCNT, which on Linux also limits SYN-ACK retransmissions; 0 when not set
 */
public record SocketOptions(int deferAcceptSeconds, int synCount) {

    /** No option set. */
    public static final SocketOptions NONE = new SocketOptions(0, 0);
}
