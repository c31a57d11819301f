package org.listenq.core.segment;

/** How the client's side of an established connection ended. */
public enum EndState {
    /** It still believes in the connection. */
    OPEN("open"),
    /** Both sides closed in order. */
    CLOSED("closed"),
    /** A reset arrived. */
    RESET("ECONNRESET"),
    /** The client itself aborted. */
    ABORTED("aborted"),
    /** Data was never acknowledged and the client gave up. */
    TIMED_OUT("ETIMEDOUT");

    private final String text;

    EndState(String text) {
        this.text = text;
    }

    /** The name in tables. */
    public String text() {
        return text;
    }
}
