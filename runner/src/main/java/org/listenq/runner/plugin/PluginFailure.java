package org.listenq.runner.plugin;

/** Something that a plugin threw while it was used; the message names its jar and class, the cause is what it threw. */
public final class PluginFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PluginFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
