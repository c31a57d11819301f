package org.listenq.scenarios.value;

/** What a client is. */
public enum ClientKind implements Word {
    /** A host with a working TCP. */
    NORMAL("normal"),
    /** Every segment that the server sends to it vanishes; its SYNs are repeated as its stack does. */
    NEVER_ANSWERS("never-answers"),
    /** One SYN from a forged address, and nothing more. */
    SYN_FLOOD("syn-flood");

    private final String text;

    ClientKind(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
