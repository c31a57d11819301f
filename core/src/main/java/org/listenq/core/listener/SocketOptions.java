package org.listenq.core.listener;

/**
 * Options set on a listening socket.
 *
 * @param deferAcceptSeconds TCP_DEFER_ACCEPT in seconds; 0 when not set
 * @param synCount TCP_SYNCNT, which on Linux also limits SYN-ACK retransmissions; 0 when not set
 * @param acceptFilter SO_ACCEPTFILTER
 */
public record SocketOptions(int deferAcceptSeconds, int synCount, AcceptFilter acceptFilter) {

    /** No option set. */
    public static final SocketOptions NONE = new SocketOptions(0, 0);

    /** Options without an accept filter. */
    public SocketOptions(int deferAcceptSeconds, int synCount) {
        this(deferAcceptSeconds, synCount, AcceptFilter.NONE);
    }

    /** Returns these with an accept filter. */
    public SocketOptions with(AcceptFilter filter) {
        return new SocketOptions(deferAcceptSeconds, synCount, filter);
    }
}
