package org.listenq.runner.plugin;

/** A plugin that cannot be used; the message is the one line that the user sees, and names the jar. */
public final class BadPlugin extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadPlugin(String message) {
        super(message);
    }

    BadPlugin(String message, Throwable cause) {
        super(message, cause);
    }
}
