package org.listenq.core.listener.policy;

import org.listenq.core.trace.Cause;

/** Why Linux refuses what it refuses: its own drop reasons (include/net/dropreason-core.h) where it has them. */
final class LinuxCauses {

    static final Cause SYN_ACCEPT_QUEUE_FULL = new Cause(
            "SIM_SYN_ACCEPTQ_FULL",
            "a SYN that meets a full accept queue is dropped silently",
            "net/ipv4/tcp_input.c tcp_conn_request");
    static final Cause SYN_REQUEST_QUEUE_FULL = new Cause(
            "SIM_SYN_REQQ_FULL",
            "a SYN that meets a full request queue is dropped when cookies are off",
            "net/ipv4/tcp_input.c tcp_conn_request");
    static final Cause SYN_LAST_QUARTER = new Cause(
            "SIM_SYN_LAST_QUARTER",
            "without cookies the last quarter of tcp_max_syn_backlog is kept for peers that were measured before",
            "net/ipv4/tcp_input.c tcp_conn_request");
    static final Cause COOKIE = new Cause(
            "SIM_SYN_COOKIE",
            "a SYN that meets a full request queue is answered by a cookie, which leaves no state behind",
            "net/ipv4/syncookies.c cookie_v4_init_sequence");
    static final Cause LISTEN_OVERFLOW = new Cause(
            "TCP_LISTEN_OVERFLOW",
            "a final ACK that meets a full accept queue is dropped and its entry stays",
            "net/ipv4/tcp_ipv4.c tcp_v4_syn_recv_sock");
    static final Cause COOKIE_OVERFLOW = new Cause(
            "SIM_COOKIE_ACCEPTQ_FULL",
            "a cookie's ACK that meets a full accept queue is dropped and nothing remembers it",
            "net/ipv4/syncookies.c tcp_get_cookie_sock");
    static final Cause ABORT_ON_OVERFLOW = new Cause(
            "TCP_LISTEN_OVERFLOW",
            "tcp_abort_on_overflow turns a final ACK that meets a full accept queue into a reset",
            "net/ipv4/tcp_minisocks.c tcp_check_req");
    static final Cause COOKIE_INVALID = new Cause(
            "SIM_COOKIE_INVALID",
            "only a segment with the first sequence number after the SYN and a cookie of the last two minutes can pass",
            "net/ipv4/syncookies.c cookie_v4_check");
    static final Cause NO_ENTRY = new Cause("NO_SOCKET", "no entry and no cookie explains it", "RFC 9293 3.10.7.2");
    static final Cause INVALID_ACK = new Cause(
            "TCP_INVALID_ACK_SEQUENCE",
            "it does not acknowledge the SYN-ACK of the entry",
            "net/ipv4/tcp_minisocks.c tcp_check_req");
    static final Cause RESET = new Cause("TCP_RESET", "the client reset it", "net/ipv4/tcp_minisocks.c tcp_check_req");
    static final Cause RATE_LIMIT = new Cause(
            "SIM_SYN_RATE_LIMIT",
            "a duplicate SYN is answered at most once per 500 ms",
            "net/ipv4/tcp_input.c tcp_oow_rate_limited");
    static final Cause NO_ACK =
            new Cause("TCP_FLAGS", "a segment without ACK cannot complete a handshake", "net/ipv4/tcp_minisocks.c");
    static final Cause DEFERRED = new Cause(
            "SIM_ACK_DEFERRED",
            "TCP_DEFER_ACCEPT ignores a bare final ACK until data comes or the time is over",
            "net/ipv4/tcp_minisocks.c tcp_check_req");
    static final Cause LISTENER_CLOSED = new Cause(
            "TCP_CLOSE",
            "the listening socket is closed, so the entry is dropped without a word",
            "net/ipv4/inet_connection_sock.c reqsk_timer_handler");
    static final Cause RETRIES_EXHAUSTED = new Cause(
            "SIM_SYNACK_RETRIES",
            "the SYN-ACK was sent as often as tcp_synack_retries allows",
            "net/ipv4/inet_connection_sock.c reqsk_timer_handler");
    static final Cause PRUNED = new Cause(
            "SIM_PRUNED",
            "the request queue is more than half full, so old entries get fewer retries",
            "net/ipv4/inet_connection_sock.c reqsk_timer_handler");

    private LinuxCauses() {}
}
