package org.listenq.scenarios.recorded;

/** A recording that cannot be read; the message is for the user. */
public final class BadRecording extends RuntimeException {

    private static final long serialVersionUID = 1;

    public BadRecording(String message) {
        super(message);
    }

    public BadRecording(String message, Throwable cause) {
        super(message, cause);
    }
}
