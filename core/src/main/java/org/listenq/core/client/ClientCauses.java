package org.listenq.core.client;

import org.listenq.core.trace.Cause;

/** Why clients act. */
final class ClientCauses {

    static final Cause DEAF = new Cause("SIM_DEAF", "the client receives nothing", "kind of the client group");
    static final Cause NO_HOST = new Cause("SIM_NO_HOST", "nobody has the forged address", "kind of the client group");
    static final Cause NO_SOCKET = new Cause(
            "NO_SOCKET",
            "no socket is left for the segment",
            "RFC 9293 section 3.10.7.1; net/ipv4/tcp_ipv4.c tcp_v4_rcv");
    static final Cause SYN_TIMEOUT =
            new Cause("SIM_SYN_TIMEOUT", "the SYN was not answered in time", "RFC 6298 section 5");
    static final Cause SYN_AFTER_RESET =
            new Cause("SIM_SYN_AFTER_RESET", "the system tries again after a reset", "the client stack");
    static final Cause GIVE_UP =
            new Cause("SIM_GIVE_UP", "the SYN was never answered", "RFC 1122 section 4.2.3.5; the client stack");
    static final Cause REFUSED = new Cause(
            "TCP_RESET", "a reset answered the SYN", "RFC 9293 section 3.10.7.3; net/ipv4/tcp_input.c tcp_reset");
    static final Cause BLIND_RESET = new Cause(
            "TCP_INVALID_ACK_SEQUENCE", "the reset does not acknowledge the SYN", "RFC 9293 section 3.10.7.3");
    static final Cause BAD_ACK = new Cause(
            "TCP_INVALID_ACK_SEQUENCE", "the segment does not acknowledge the SYN", "RFC 9293 section 3.10.7.3");
    static final Cause NO_SYN = new Cause(
            "TCP_FLAGS", "the segment is neither SYN nor reset", "RFC 9293 section 3.10.7.3; net/ipv4/tcp_input.c");
    static final Cause APPLICATION_TIMEOUT =
            new Cause("SIM_APPLICATION_TIMEOUT", "the program did not wait any longer for connect()", "the scenario");
    static final Cause APPLICATION_CLOSE =
            new Cause("SIM_APPLICATION_CLOSE", "the program closed the socket", "the scenario");

    private ClientCauses() {}
}
