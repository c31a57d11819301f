package org.listenq.scenarios.value;

/** What a segment is for; each is of exactly one kind, the first that fits. */
public enum SegmentKind implements Word {
    RST("RST"),
    SYN("SYN"),
    SYN_ACK("SYN-ACK"),
    FIN("FIN"),
    DATA("DATA"),
    /** Nothing but an acknowledgement. */
    ACK("ACK");

    private final String text;

    SegmentKind(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
