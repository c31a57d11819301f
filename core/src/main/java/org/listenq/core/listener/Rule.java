package org.listenq.core.listener;

/** A question to which every listening socket has an answer, whatever its system. */
public enum Rule {
    LIMITS("how many connections the queues hold"),
    SYN_INCOMPLETE_FULL("a SYN meets a full incomplete queue"),
    SYN_COMPLETED_FULL("a SYN meets a full completed queue"),
    ACK_COMPLETED_FULL("a final ACK meets a full completed queue"),
    SYN_ACK_TIMES("when the SYN-ACK is sent"),
    DEATH("an entry whose ACK never comes dies"),
    DUPLICATE_SYN("a duplicate SYN meets its entry"),
    RESET_OF_COMPLETED("a client resets before accept()"),
    CLOSE_INCOMPLETE("close() finds an entry"),
    CLOSE_COMPLETED("close() finds a completed connection");

    private final String text;

    Rule(String text) {
        this.text = text;
    }

    /** The question as a clause. */
    public String text() {
        return text;
    }
}
