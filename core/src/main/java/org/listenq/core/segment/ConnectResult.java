package org.listenq.core.segment;

/** What connect() returned, in the words of errno. */
public enum ConnectResult {
    /** Still waiting at the end of the run. */
    PENDING("pending"),
    OK("ok"),
    TIMED_OUT("ETIMEDOUT"),
    REFUSED("ECONNREFUSED"),
    RESET("ECONNRESET"),
    /** The application gave up by its own connect timeout and closed the socket. */
    APPLICATION_TIMEOUT("application-timeout"),
    /** The application closed the socket for another reason before connect() returned. */
    CLOSED("closed");

    private final String text;

    ConnectResult(String text) {
        this.text = text;
    }

    /** The name in tables. */
    public String text() {
        return text;
    }
}
