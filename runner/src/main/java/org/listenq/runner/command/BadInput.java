package org.listenq.runner.command;

/** Arguments or files of the user that do not make sense; the message is the one line that the user sees. */
public final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BadInput(String message) {
        super(message);
    }

    public BadInput(String message, Throwable cause) {
        super(message, cause);
    }
}
