package org.listenq.core.trace;

/** The state of one side of a connection, as netstat prints it. */
public enum TcpState {
    /** There is no state at all. */
    NONE("-"),
    LISTEN("LISTEN"),
    SYN_SENT("SYN_SENT"),
    SYN_RECV("SYN_RECV"),
    ESTABLISHED("ESTABLISHED"),
    FIN_WAIT1("FIN_WAIT1"),
    FIN_WAIT2("FIN_WAIT2"),
    CLOSE_WAIT("CLOSE_WAIT"),
    CLOSING("CLOSING"),
    LAST_ACK("LAST_ACK"),
    TIME_WAIT("TIME_WAIT");

    private final String text;

    TcpState(String text) {
        this.text = text;
    }

    /** The name in traces. */
    public String text() {
        return text;
    }
}
