package org.listenq.core.listener.policy;

import org.listenq.core.trace.Cause;

/** Why 4.4BSD and the textbook refuse what they refuse. */
final class BsdCauses {

    static final Cause SUM_FULL = new Cause(
            "SIM_SYN_SUM_FULL",
            "a SYN that finds both queues together full is dropped silently",
            "kern/uipc_socket2.c sonewconn1");
    static final Cause NO_ENTRY = new Cause("NO_SOCKET", "no entry explains it", "RFC 9293 3.10.7.2");
    static final Cause BAD_ACK = new Cause(
            "SIM_BAD_ACK", "it does not acknowledge the SYN-ACK of the entry", "netinet/tcp_input.c tcp_input");
    static final Cause RESET = new Cause("SIM_RESET", "the client reset it", "netinet/tcp_input.c tcp_input");
    static final Cause OUT_OF_WINDOW = new Cause(
            "SIM_OUT_OF_WINDOW", "a reset outside the window counts for nothing", "netinet/tcp_input.c tcp_input");
    static final Cause NO_ACK = new Cause(
            "SIM_NO_ACK", "a segment without ACK cannot complete a handshake", "netinet/tcp_input.c tcp_input");
    static final Cause KEEP_TIMER = new Cause(
            "SIM_KEEP_TIMER", "the handshake was not complete after 75 s", "netinet/tcp_timer.c tcp_timers TCPT_KEEP");
    static final Cause RETRIES_EXHAUSTED = new Cause(
            "SIM_SYNACK_RETRIES",
            "the SYN-ACK was sent again as often as TCP_MAXRXTSHIFT allows",
            "netinet/tcp_timer.c tcp_timers TCPT_REXMT");

    private BsdCauses() {}
}
