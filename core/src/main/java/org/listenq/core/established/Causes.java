package org.listenq.core.established;

import org.listenq.core.trace.Cause;

/** Why established sides act: Linux's drop reasons (include/net/dropreason-core.h) where one fits. */
final class Causes {

    static final Cause PROBE = new Cause(
            "SIM_LOSS_PROBE",
            "the last segment was not acknowledged within two round trips",
            "RFC 8985 section 7; net/ipv4/tcp_output.c tcp_send_loss_probe");
    static final Cause TIMEOUT = new Cause(
            "SIM_RTO",
            "nothing was acknowledged within the retransmission timeout",
            "RFC 6298 section 5; net/ipv4/tcp_timer.c tcp_retransmit_timer");
    static final Cause HOLE = new Cause(
            "SIM_FAST_RETRANSMIT",
            "duplicate acknowledgements show that a segment is missing",
            "RFC 5681 section 3.2; net/ipv4/tcp_input.c tcp_fastretrans_alert");
    static final Cause GIVE_UP = new Cause(
            "SIM_GIVE_UP",
            "retransmissions stayed unanswered for too long",
            "net/ipv4/tcp_timer.c tcp_write_timeout and tcp_write_err");
    static final Cause CHALLENGE = new Cause(
            "TCP_INVALID_SYN",
            "a SYN met an established connection",
            "RFC 5961 section 4; net/ipv4/tcp_input.c tcp_validate_incoming");
    static final Cause STALE = new Cause(
            "TCP_INVALID_SEQUENCE",
            "the segment is out of window",
            "RFC 9293 section 3.10.7.4; net/ipv4/tcp_input.c tcp_validate_incoming");
    static final Cause BLIND_RESET = new Cause(
            "TCP_INVALID_SEQUENCE",
            "the reset does not have exactly the next sequence number",
            "RFC 5961 section 3; net/ipv4/tcp_input.c tcp_validate_incoming");
    static final Cause NO_ACK = new Cause(
            "TCP_FLAGS",
            "the segment has no ACK",
            "RFC 9293 section 3.10.7.4; net/ipv4/tcp_input.c tcp_rcv_established");
    static final Cause RESET =
            new Cause("TCP_RESET", "the peer reset the connection", "net/ipv4/tcp_input.c tcp_reset");
    static final Cause ABORT = new Cause(
            "SIM_ABORT", "the program aborted the connection", "net/ipv4/tcp.c tcp_disconnect with SO_LINGER 0");
    static final Cause UNREAD = new Cause(
            "SIM_CLOSE_UNREAD",
            "the program closed the socket before it had read everything",
            "RFC 2525 section 2.17; net/ipv4/tcp.c __tcp_close");
    static final Cause DATA_AFTER_CLOSE = new Cause(
            "TCP_ABORT_ON_DATA",
            "data came after the program had closed the socket",
            "RFC 1122 section 4.2.2.13; net/ipv4/tcp_input.c tcp_rcv_state_process");

    static final Cause AHEAD = new Cause(
            "TCP_OFOMERGE",
            "data came before the data in front of it",
            "RFC 5681 section 4.2; net/ipv4/tcp_input.c tcp_data_queue_ofo");

    private Causes() {}
}
