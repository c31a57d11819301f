package org.listenq.core.listener.policy;

import org.listenq.core.trace.Cause;

/** Why systems with a SYN cache refuse what they refuse. */
final class SyncacheCauses {

    static final Cause COOKIE = new Cause(
            "SIM_SYN_COOKIE",
            "while the SYN cache is paused a SYN is answered by a cookie only",
            "tcp_syncache.c syncache_add");
    static final Cause BUCKET_FULL = new Cause(
            "SIM_BUCKET_FULL",
            "its bucket of the SYN cache is full, so the oldest entry goes",
            "tcp_syncache.c syncache_insert");
    static final Cause PAUSED = new Cause(
            "SIM_SYNCACHE_PAUSED", "a pause of the SYN cache removes its entries", "tcp_syncache.c syncache_timer");
    static final Cause STALE = new Cause(
            "SIM_SYNACK_RETRIES", "the SYN-ACK was sent again as often as allowed", "tcp_syncache.c syncache_timer");
    static final Cause NO_SOCKET_MADE = new Cause(
            "SIM_ACK_ACCEPTQ_FULL",
            "a final ACK that meets a full queue finds no socket, and its entry is gone",
            "tcp_syncache.c syncache_socket; uipc_socket.c sonewconn");
    static final Cause ACCEPT_FULL = new Cause(
            "SIM_SYN_ACCEPTQ_FULL",
            "a SYN that meets a full queue is dropped silently",
            "tcp_input.c so_qlen <= so_qlimit");
    static final Cause BAD_COOKIE = new Cause(
            "SIM_COOKIE_INVALID", "no entry and no valid cookie explains it", "tcp_syncache.c syncookie_lookup");
    static final Cause LISTENER_CLOSED =
            new Cause("SIM_LISTENER_CLOSED", "the listening socket is closed", "tcp_syncache.c syncache_timer");
    static final Cause BAD_RST = new Cause(
            "SIM_RST_INEXACT", "a reset must have the next sequence number exactly", "tcp_syncache.c syncache_chkrst");

    static final Cause FILTERED = new Cause(
            "SIM_ACCEPT_FILTER",
            "the handshake is complete, and the accept filter waits for data",
            "uipc_socket.c solisten_enqueue, soisconnected");
    static final Cause FILTER_LIST_FULL = new Cause(
            "SIM_ACCEPT_FILTER_FULL",
            "more than the backlog wait for data, so the one that waits longest is reset",
            "uipc_socket.c solisten_enqueue (sol_incqlen > sol_qlimit)");

    private SyncacheCauses() {}
}
